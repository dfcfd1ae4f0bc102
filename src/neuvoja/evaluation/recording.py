"""Model answers, kept by the hash of their request, so that scoring repeats without a model.

```
<folder>/<first 2 of the hash>/<hash>.json    {"model", "system", "user", "answer"}
```

The hash is SHA-256 over model, system and user, so that a recording made anywhere is found here.
"""

import json
from collections.abc import AsyncIterator
from hashlib import sha256
from pathlib import Path

from neuvoja.assistant.promises import ChatModel
from neuvoja.domain.errors import ModelRefused


def request_hash(model: str, system: str, user: str) -> str:
    """Hex SHA-256 of a request."""
    content = json.dumps([model, system, user], ensure_ascii=False)
    return sha256(content.encode()).hexdigest()


class Recorded:
    """A `ChatModel` that keeps every whole answer of another. A broken answer is not kept."""

    def __init__(self, model: ChatModel, folder: Path) -> None:
        self._model = model
        self._folder = folder

    @property
    def name(self) -> str:
        return self._model.name

    async def stream(self, system: str, user: str) -> AsyncIterator[str]:
        """The other's answer, piece by piece; raises what it raises.

        Raises:
            OSError: the folder cannot be written.
        """
        pieces = []
        async for piece in self._model.stream(system, user):
            pieces.append(piece)
            yield piece
        self._keep(system, user, "".join(pieces))

    def _keep(self, system: str, user: str, answer: str) -> None:
        path = _path(self._folder, request_hash(self.name, system, user))
        path.parent.mkdir(parents=True, exist_ok=True)
        content = {"model": self.name, "system": system, "user": user, "answer": answer}
        beside = path.with_suffix(".new")
        beside.write_text(
            json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
        beside.replace(path)


class Replayed:
    """A `ChatModel` that answers from a recording, and fails where it has no answer."""

    def __init__(self, name: str, folder: Path) -> None:
        self._name = name
        self._folder = folder

    @property
    def name(self) -> str:
        return self._name

    async def stream(self, system: str, user: str) -> AsyncIterator[str]:
        """The recorded answer in one piece.

        Raises:
            ModelRefused: there is no recording of this request, or it is broken.
        """
        wanted = request_hash(self._name, system, user)
        path = _path(self._folder, wanted)
        try:
            answer = str(json.loads(path.read_text(encoding="utf-8"))["answer"])
        except FileNotFoundError as error:
            why = f"{self._folder} holds no recording {wanted[:12]} of the request {user[-60:]!r}"
            raise ModelRefused(self._name, f"{why}; record it with NEUVOJA_CHAT_RECORD") from error
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelRefused(self._name, f"{path} is no recording: {error!r}") from error
        if answer:
            yield answer


def _path(folder: Path, name: str) -> Path:
    return folder / name[:2] / f"{name}.json"
