"""What can go wrong in an evaluation; branches of the tree in `domain/errors.py`.

BadInput
├── UnknownSuite      no suite has this name
├── UnknownLabel      a label names an article, product or team that is not there
├── RunMismatch       the folder holds another run
├── FolderTaken       the folder holds something already
├── ServerRefused     the server at --url refuses a question
├── OneOrganisation   a server was to be asked about several organisations
├── OtherEngine       the subject answers by another engine than the one asked for
├── UnknownFigure     a gate names a metric or a slice that the suite does not have
├── BoundOutOfRange   a gate wants what the metric can never be
├── NoKnownQuery      a run made elsewhere answers no query that is judged
├── NotComparable     two runs are of different suites
├── NoRankings        a run without rankings was to be written as rankings
└── NotOffered        the subject cannot be asked this
BadData
├── NotNeuvoja        what answers at --url is something else
└── KeyRefused        the server at --url wants another key
Unavailable
├── RunIncomplete     it stopped half-way; the same command goes on
└── ServerAway        the server at --url does not answer
"""

from collections.abc import Sequence
from pathlib import Path

from neuvoja.domain.errors import BadData, BadInput, Unavailable


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
            f"{folder} holds another run: its {what} is {_said(held)}, here {_said(asked)}; "
            "give another --out"
        )
        self.folder = folder
        self.what = what
        self.held = held
        self.asked = asked


def _said(value: object) -> str:
    return "none" if value is None else str(value)


class UnknownFigure(BadInput):
    def __init__(self, kind: str, name: str, known: Sequence[str]) -> None:
        super().__init__(
            f"a gate names the {kind} {name!r}, which this suite does not have; "
            f"there are {', '.join(known)}"
        )
        self.kind = kind
        self.name = name
        self.known = known


class BoundOutOfRange(BadInput):
    def __init__(self, metric: str, bound: float, most: float | None) -> None:
        wanted = "a number of 0 or more" if most is None else f"a number from 0 to {most:g}"
        super().__init__(
            f"a gate wants {metric} at {bound:g}, which it can never be; give {wanted}"
        )
        self.metric = metric
        self.bound = bound


class NoKnownQuery(BadInput):
    def __init__(self, run: Path, qrels: Path, query: str, judged: str) -> None:
        super().__init__(
            f"{run} answers no query that {qrels} judges: it has {query!r}, there is {judged!r}; "
            "give the judgements of the same queries"
        )
        self.run = run
        self.qrels = qrels


class FolderTaken(BadInput):
    def __init__(self, folder: Path, held: str) -> None:
        super().__init__(f"{folder} already holds {held!r}; give another --out")
        self.folder = folder
        self.held = held


class OtherEngine(BadInput):
    def __init__(self, wanted: str, answers: str | None) -> None:
        super().__init__(
            f"the engine {wanted!r} was asked for, and {answers!r} answers; "
            "leave --engine out, or set up the other engine"
        )
        self.wanted = wanted
        self.answers = answers


class NotComparable(BadInput):
    def __init__(self, a: str, b: str) -> None:
        super().__init__(
            f"the runs of {a!r} and {b!r} are not of the same suite with the same items; "
            "run one of them again"
        )
        self.a = a
        self.b = b


class NoRankings(BadInput):
    def __init__(self, suite: str, task: str) -> None:
        super().__init__(
            f"the run of {suite!r} holds no rankings: its task is {task!r}; "
            "only runs of the task 'retrieval' can be written in TREC form"
        )
        self.suite = suite
        self.task = task


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


class ServerAway(Unavailable):
    def __init__(self, url: str, why: str) -> None:
        super().__init__(f"the server at {url} did not answer ({why}); start it and go on")
        self.url = url
        self.why = why


class NotNeuvoja(BadData):
    def __init__(self, url: str) -> None:
        super().__init__(
            f"what answers at {url} is not a Neuvoja; give the address that `neuvoja serve` prints"
        )
        self.url = url


class KeyRefused(BadData):
    def __init__(self, url: str, why: str) -> None:
        super().__init__(
            f"the server at {url} refused the key ({why}); put its key first in NEUVOJA_API_KEYS"
        )
        self.url = url
        self.why = why


class OneOrganisation(BadInput):
    def __init__(self, organisations: Sequence[str]) -> None:
        super().__init__(
            f"the suite asks about {', '.join(organisations)}, and a server holds one "
            "organisation's knowledge; choose it with --only"
        )
        self.organisations = organisations


class ServerRefused(BadInput):
    def __init__(self, url: str, why: str) -> None:
        super().__init__(f"the server at {url} refused: {why}")
        self.url = url
        self.why = why
