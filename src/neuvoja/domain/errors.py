"""Everything that can go wrong, in one tree.

NeuvojaError
├── BadInput                  the caller can put it right
│   ├── InvalidConversation     a field is missing, unknown or out of range
│   ├── EmptyConversation       nothing was said
│   ├── InvalidRecord           a record that arrived through the API or `import` is broken
│   ├── OriginConflict          the id belongs to another origin
│   ├── UnknownSource           no source of this kind has this id
│   ├── UnknownSuggestion       feedback on a suggestion that was never made
│   ├── Superseded              the conversation has gone on; a later request answers it
│   └── UnreadableFile          a file that `import` cannot turn into an article
├── BadData                   the operator can put it right
│   ├── BrokenRecord            a record of the knowledge folder: file, line, key, what was expected
│   ├── BrokenPrompt            a prompt whose declared and used variables differ
│   ├── BadSettings             a setting that cannot work
│   ├── DataFolderBusy          another process owns NEUVOJA_DATA
│   ├── DataFolderUnusable      NEUVOJA_DATA cannot be written
│   ├── PortInUse               the address is taken
│   ├── BrokenModel             a model file that is missing, damaged or of another version
│   └── ModelRefused            the model service refuses: key, model name or request
└── Unavailable               time may put it right
    ├── DatabaseUnavailable
    ├── IndexUnavailable
    ├── ModelUnavailable
    │   └── AnswerUnusable      a model's answer is empty, cut, nonsense, or in another language
    └── OverBudget              the tokens that may be spent on models are spent

The tree speaks of the domain. Only `api/problems.py` gives it HTTP statuses, and only
`cli/main.py` exit codes. An error keeps what it is about as attributes and writes its own
message: what, where, which value, what to do.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Literal


class _Missing:
    def __repr__(self) -> str:
        return "(missing)"


MISSING = _Missing()
"""Stands for the value of a key that is not there."""

AnswerFault = Literal["empty", "cut", "withheld", "nonsense", "language", "ungrounded"]
"""What may be wrong with a whole answer of a model."""

_FAULTS: dict[AnswerFault, str] = {
    "empty": "empty",
    "cut": "cut off",
    "withheld": "withheld by its service",
    "nonsense": "no text that can be read",
    "language": "in another language than was asked for",
    "ungrounded": "carried by none of the sources",
}


class NeuvojaError(Exception):
    """The root: catch it to catch all that Neuvoja raises on purpose."""

    def __reduce__(self) -> tuple[Callable[..., "NeuvojaError"], tuple[object, ...]]:
        """By what it is about, since it writes its message itself."""
        return _as_it_was, (type(self), self.args, vars(self))


def _as_it_was(
    kind: type[NeuvojaError], args: tuple[object, ...], about: dict[str, object]
) -> NeuvojaError:
    error = kind.__new__(kind)
    error.args = args
    vars(error).update(about)
    return error


class BadInput(NeuvojaError):
    """The caller can put it right."""


class BadData(NeuvojaError):
    """The operator can put it right."""


class Unavailable(NeuvojaError):
    """Time may put it right."""


class InvalidConversation(BadInput):
    def __init__(self, where: str, value: object, expected: str) -> None:
        super().__init__(f"{where}: {_shown(value)} is not usable; expected {expected}")
        self.where = where
        self.value = value
        self.expected = expected


class EmptyConversation(BadInput):
    def __init__(self) -> None:
        super().__init__("the conversation has no text; send at least one message with words")


class InvalidRecord(BadInput):
    def __init__(self, key: str, value: object, expected: str) -> None:
        super().__init__(f"{key}: {_shown(value)} is not usable; expected {expected}")
        self.key = key
        self.value = value
        self.expected = expected


class OriginConflict(BadInput):
    def __init__(self, source_id: str, *, held_by: str, offered_by: str) -> None:
        super().__init__(
            f"{source_id!r} belongs to {held_by!r} and is not changed from {offered_by!r}; "
            "use another id, change it at its origin, or take it over if it is of the same kind"
        )
        self.source_id = source_id
        self.held_by = held_by
        self.offered_by = offered_by


class UnknownSource(BadInput):
    def __init__(self, kind: str, source_id: str) -> None:
        super().__init__(f"no {kind} has the id {source_id!r}")
        self.kind = kind
        self.source_id = source_id


class UnknownSuggestion(BadInput):
    def __init__(self, suggestion_id: str) -> None:
        super().__init__(f"no suggestion has the id {suggestion_id!r}; use the `id` of an answer")
        self.suggestion_id = suggestion_id


class Superseded(BadInput):
    def __init__(self, conversation_id: str) -> None:
        super().__init__(
            f"the conversation {conversation_id!r} has gone on since; "
            "the answer to its newer request takes the place of this one"
        )
        self.conversation_id = conversation_id


class UnreadableFile(BadInput):
    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name}: {why}")
        self.name = name
        self.why = why


class BrokenRecord(BadData):
    def __init__(
        self, path: Path, *, line: int | None, key: str | None, value: object, expected: str
    ) -> None:
        place = f"{path}:{line}" if line is not None else str(path)
        subject = f"{key}: {_shown(value)}" if key is not None else _shown(value)
        super().__init__(f"{place}: {subject} is not usable; expected {expected}")
        self.path = path
        self.line = line
        self.key = key
        self.value = value
        self.expected = expected


class BrokenPrompt(BadData):
    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"prompt {name!r}: {why}")
        self.name = name
        self.why = why


class BadSettings(BadData):
    def __init__(self, setting: str, value: object, expected: str) -> None:
        super().__init__(f"{setting}={_shown(value)} does not work; expected {expected}")
        self.setting = setting
        self.value = value
        self.expected = expected


class DataFolderBusy(BadData):
    def __init__(self, folder: Path, *, pid: int | None, url: str | None) -> None:
        owner = f"process {pid}" if pid is not None else "another process"
        serving = f", serving at {url}" if url else ""
        super().__init__(
            f"{folder} is in use by {owner}{serving}; stop it first, or set NEUVOJA_DATA elsewhere"
        )
        self.folder = folder
        self.pid = pid
        self.url = url


class DataFolderUnusable(BadData):
    def __init__(self, folder: Path, why: str) -> None:
        super().__init__(f"{folder} cannot be used: {why}; set NEUVOJA_DATA to a writable folder")
        self.folder = folder
        self.why = why


class PortInUse(BadData):
    def __init__(self, host: str, port: int) -> None:
        super().__init__(f"{host}:{port} is in use; stop what listens there or set NEUVOJA_PORT")
        self.host = host
        self.port = port


class BrokenModel(BadData):
    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path} is not usable: {why}; install Neuvoja anew, or train it again")
        self.path = path
        self.why = why


class ModelRefused(BadData):
    def __init__(self, model: str, why: str) -> None:
        super().__init__(f"model {model!r} refused: {why}")
        self.model = model
        self.why = why


class DatabaseUnavailable(Unavailable):
    def __init__(self, url: str, why: str) -> None:
        super().__init__(f"database {url} does not answer ({why}); try again shortly")
        self.url = url
        """Without its password."""
        self.why = why


class IndexUnavailable(Unavailable):
    def __init__(self, index: str, why: str) -> None:
        super().__init__(f"the {index} index is not ready: {why}; try again shortly")
        self.index = index
        self.why = why


class ModelUnavailable(Unavailable):
    def __init__(self, model: str, why: str = "", *, retry_after_s: float | None = None) -> None:
        reason = f" ({why})" if why else ""
        super().__init__(f"model {model!r} did not answer{reason}; try again shortly")
        self.model = model
        self.why = why
        self.retry_after_s = retry_after_s
        """How long the service asks to be left alone; None: it does not say."""


class AnswerUnusable(ModelUnavailable):
    def __init__(self, model: str, fault: AnswerFault) -> None:
        super().__init__(model, f"its answer is {_FAULTS[fault]}")
        self.fault = fault


class OverBudget(Unavailable):
    def __init__(self, what: str, *, wanted: int, left: int) -> None:
        super().__init__(f"{what}: {wanted} tokens wanted, {left} left; the model is not asked")
        self.what = what
        """Which cap it is."""
        self.wanted = wanted
        self.left = left


def _shown(value: object, *, longest: int = 80) -> str:
    text = value.isoformat() if isinstance(value, date) else repr(value)
    return text if len(text) <= longest else text[: longest - 1] + "…"
