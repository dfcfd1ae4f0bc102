"""Model answers, kept by the hash of their request, so that scoring repeats without a model.

```
<folder>/<first 2 of the hash>/<hash>.json
{"model", "prompt", "system", "user", "schema", "most_tokens", "answer", "reason", "usage"}
```

The hash is SHA-256 over model, system, user, schema and most_tokens, so that a recording made
anywhere is found here.
"""

import json
from collections.abc import AsyncIterator
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

from neuvoja.assistant.chat import ChatRequest, Finished, Usage
from neuvoja.assistant.promises import ChatModel
from neuvoja.domain.errors import ModelRefused


def request_hash(model: str, request: ChatRequest) -> str:
    """Hex SHA-256 of a request."""
    return sha256(_plain(_asked(model, request)).encode()).hexdigest()


class Recorded:
    """A `ChatModel` that keeps every whole answer of another. A broken answer is not kept."""

    def __init__(self, model: ChatModel, folder: Path) -> None:
        self._model = model
        self._folder = folder

    @property
    def name(self) -> str:
        return self._model.name

    async def stream(self, request: ChatRequest) -> AsyncIterator[str | Finished]:
        """The other's answer, piece by piece; raises what it raises.

        Raises:
            OSError: the folder cannot be written.
        """
        pieces: list[str] = []
        async for piece in self._model.stream(request):
            if isinstance(piece, Finished):
                self._keep(request, "".join(pieces), piece)
            else:
                pieces.append(piece)
            yield piece

    def _keep(self, request: ChatRequest, answer: str, end: Finished) -> None:
        path = _path(self._folder, request_hash(self.name, request))
        path.parent.mkdir(parents=True, exist_ok=True)
        usage = asdict(end.usage) if end.usage else None
        said = {"answer": answer, "reason": end.reason, "usage": usage}
        content = {**_asked(self.name, request), "prompt": request.prompt, **said}
        beside = path.with_suffix(".new")
        beside.write_text(_plain(content, indent=1) + "\n", encoding="utf-8")
        beside.replace(path)


class Replayed:
    """A `ChatModel` that answers from a recording, and fails where it has no answer."""

    def __init__(self, name: str, folder: Path) -> None:
        self._name = name
        self._folder = folder

    @property
    def name(self) -> str:
        return self._name

    async def stream(self, request: ChatRequest) -> AsyncIterator[str | Finished]:
        """The recorded answer in one piece, and its end.

        Raises:
            ModelRefused: there is no recording of this request, or it is broken.
        """
        answer, end = self._kept(request)
        if answer:
            yield answer
        yield end

    def _kept(self, request: ChatRequest) -> tuple[str, Finished]:
        wanted = request_hash(self._name, request)
        path = _path(self._folder, wanted)
        try:
            kept = json.loads(path.read_text(encoding="utf-8"))
            usage = Usage(**kept["usage"]) if kept["usage"] else None
            return str(kept["answer"]), Finished(kept["reason"], usage)
        except FileNotFoundError as error:
            about = f"{request.prompt or 'the request'} {request.user[-60:]!r}"
            why = f"{self._folder} holds no recording {wanted[:12]} of {about}"
            raise ModelRefused(self._name, f"{why}; record it with NEUVOJA_CHAT_RECORD") from error
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelRefused(self._name, f"{path} is no recording: {error!r}") from error


def _asked(model: str, request: ChatRequest) -> dict[str, object]:
    return {
        "model": model,
        "system": request.system,
        "user": request.user,
        "schema": request.schema,
        "most_tokens": request.most_tokens,
    }


def _plain(content: dict[str, object], *, indent: int | None = None) -> str:
    return json.dumps(content, ensure_ascii=False, indent=indent)


def _path(folder: Path, name: str) -> Path:
    return folder / name[:2] / f"{name}.json"
