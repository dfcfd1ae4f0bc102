"""What can go wrong in an evaluation; branches of the tree in `domain/errors.py`.

BadInput
├── UnknownSuite      no suite has this name
├── UnknownLabel      a label names an article, product or team that is not there
├── RunMismatch       the folder holds another run
└── NotOffered        the subject cannot be asked this
Unavailable
└── RunIncomplete     it stopped half-way; the same command goes on
"""

from collections.abc import Sequence
from pathlib import Path

from neuvoja.domain.errors import BadInput, Unavailable


class UnknownSuite(BadInput):
    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(
            f"no suite is called {name!r}; there are {', '.join(known)}, "
            "and any folder in BEIR form can be given by its path"
        )
        self.name = name
        self.known = known


class UnknownLabel(BadInput):
    def __init__(self, suite: str, item: str, kind: str, value: str) -> None:
        super().__init__(
            f"suite {suite}: item {item!r} names the {kind} {value!r}, which its organisation "
            "does not have; correct the label or the knowledge"
        )
        self.suite = suite
        self.item = item
        self.kind = kind
        self.value = value


class RunMismatch(BadInput):
    def __init__(self, folder: Path, what: str, *, held: object, asked: object) -> None:
        super().__init__(
            f"{folder} holds a run with {what} {held!r}, not {asked!r}; give another --out"
        )
        self.folder = folder
        self.what = what
        self.held = held
        self.asked = asked


class NotOffered(BadInput):
    def __init__(self, task: str) -> None:
        super().__init__(
            f"the task {task!r} can be asked in this process only: the API has no call for it; "
            "leave --url out"
        )
        self.task = task


class RunIncomplete(Unavailable):
    def __init__(self, folder: Path, *, done: int, of: int, why: str) -> None:
        super().__init__(
            f"stopped after {done} of {of} items ({why}); what is done is kept: go on with "
            f"--out {folder}"
        )
        self.folder = folder
        self.done = done
        self.of = of
        self.why = why
