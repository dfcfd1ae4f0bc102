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
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, dataclass_transform

from neuvoja.domain.errors import BadData, BadInput, Unavailable


@dataclass_transform(eq_default=False)
class _Told(Exception):
    """Facts, and a sentence with a place for each."""

    says: ClassVar[str]

    def __init_subclass__(cls) -> None:
        dataclass(eq=False)(cls)

    def __str__(self) -> str:
        return self.says.format(**{name: _shown(value) for name, value in vars(self).items()})


def _shown(value: object) -> object:
    if value is None:
        return "none"
    return ", ".join(value) if isinstance(value, list | tuple) else value


class UnknownSuite(_Told, BadInput):
    says = (
        "no suite is called {name!r}; there are {known}, "
        "and any folder in BEIR form can be given by its path"
    )
    name: str
    known: Sequence[str]


class UnknownLabel(_Told, BadInput):
    says = (
        "suite {suite}: item {item!r} names the {kind} {value!r}, which its organisation "
        "does not have; correct the label or the knowledge"
    )
    suite: str
    item: str
    kind: str
    value: str


class RunMismatch(_Told, BadInput):
    says = "{folder} holds another run: its {what} is {held}, here {asked}; give another --out"
    folder: Path
    what: str
    held: str | None
    asked: str | None


class FolderTaken(_Told, BadInput):
    says = "{folder} already holds {held!r}; give another --out"
    folder: Path
    held: str


class ServerRefused(_Told, BadInput):
    says = "the server at {url} refused: {why}"
    url: str
    why: str


class OneOrganisation(_Told, BadInput):
    says = (
        "the suite asks about {organisations}, and a server holds one organisation's knowledge; "
        "choose it with --only"
    )
    organisations: Sequence[str]


class OtherEngine(_Told, BadInput):
    says = (
        "the engine {wanted!r} was asked for, and {answers!r} answers; "
        "leave --engine out, or set up the other engine"
    )
    wanted: str
    answers: str | None


class UnknownFigure(_Told, BadInput):
    says = "a gate names the {kind} {name!r}, which this suite does not have; there are {known}"
    kind: str
    name: str
    known: Sequence[str]


class BoundOutOfRange(_Told, BadInput):
    says = "a gate wants {metric} at {bound:g}, which it can never be; give a number {within}"
    metric: str
    bound: float
    within: str
    """Such as "from 0 to 1"."""


class NoKnownQuery(_Told, BadInput):
    says = (
        "{run} answers no query that {qrels} judges: it has {query!r}, there is {judged!r}; "
        "give the judgements of the same queries"
    )
    run: Path
    qrels: Path
    query: str
    judged: str


class NotComparable(_Told, BadInput):
    says = (
        "the runs of {a!r} and {b!r} are not of the same suite with the same items; "
        "run one of them again"
    )
    a: str
    b: str


class NoRankings(_Told, BadInput):
    says = (
        "the run of {suite!r} holds no rankings: its task is {task!r}; "
        "only runs of the task 'retrieval' can be written in TREC form"
    )
    suite: str
    task: str


class NotOffered(_Told, BadInput):
    says = (
        "the task {task!r} can be asked in this process only: the API has no call for it; "
        "leave --url out"
    )
    task: str


class NotNeuvoja(_Told, BadData):
    says = "what answers at {url} is not a Neuvoja; give the address that `neuvoja serve` prints"
    url: str


class KeyRefused(_Told, BadData):
    says = "the server at {url} refused the key ({why}); put its key first in NEUVOJA_API_KEYS"
    url: str
    why: str


class RunIncomplete(_Told, Unavailable):
    says = (
        "stopped after {done} of {of} items ({why}); what is done is kept: go on with "
        "--out {folder}"
    )
    folder: Path
    done: int
    of: int
    why: str


class ServerAway(_Told, Unavailable):
    says = "the server at {url} did not answer ({why}); start it and go on"
    url: str
    why: str
