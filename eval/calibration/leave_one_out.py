"""Questions whose answer is known, each asked twice: with its source, and with it taken away.

They are customers' words to the organisations of this repository: short questions, and
conversations with letters, earlier turns and questions that are near but not answered.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from neuvoja.assistant.extractive.replying.answer import Answer
from neuvoja.assistant.extractive.replying.reply import ReplyWriter
from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import Conversation, Language, Message
from neuvoja.domain.knowledge import Passage
from neuvoja.domain.organisation import Handbook
from neuvoja.domain.suggestion import Source
from neuvoja.knowledge.formats.articles import read_article
from neuvoja.knowledge.formats.handbook import read_handbook
from neuvoja.knowledge.prepare import article_passages
from neuvoja.knowledge.report import Findings
from neuvoja.language.analysis import Analyser
from neuvoja.language.embedding.static_embedding import StaticEmbedder
from neuvoja.language.forms.spoken import SpokenFinnish
from neuvoja.retrieval.meaning import Meaning
from neuvoja.retrieval.promises import Changes
from neuvoja.retrieval.question import Question
from neuvoja.retrieval.search import Found, Retriever
from neuvoja.vendors.exact_index import ExactIndex
from neuvoja.vendors.tantivy_index import TantivyIndex

DAY = date(2026, 11, 22)
EMBEDDER = StaticEmbedder()

READ, SHOWN = 12, 6
"""As the service reads and shows."""

SMALL = "eval/calibration/organisations"


@dataclass(frozen=True, slots=True)
class Asked:
    conversation: Conversation
    sources: frozenset[str]
    """Ids of the sources that answer it; empty: nothing does."""

    gone: frozenset[str]
    """Ids of what is taken away to make it unanswerable; empty: it is asked as things are."""


@dataclass(frozen=True, slots=True)
class Row:
    """One conversation as the reply saw it."""

    organisation: str
    language: Language
    answerable: bool
    gone: bool
    """Whether its source was taken away."""

    answers: tuple[Answer, ...]
    """What the sources say to each thing that is asked; at least one."""

    right: tuple[bool, ...]
    """Of each answer whether it is of a right source."""


class Organisation:
    """A small service without a database."""

    def __init__(
        self, name: str, passages: Sequence[Passage], handbook: Handbook, analyser: Analyser
    ) -> None:
        self.name = name
        self._by_id = {each.passage_id: each for each in passages}
        self._folder = TemporaryDirectory()
        index = TantivyIndex(Path(self._folder.name), analyser)
        sources = list(dict.fromkeys(each.source_id for each in passages))
        changes = Changes(revision=1, passages=passages, changed=sources, replaced=False)
        vectors = ExactIndex(EMBEDDER)
        for each in (index, vectors):
            each.apply(changes)
            each.seal()
        self._retriever = Retriever(
            passages=self,
            keywords=index,
            analyser=analyser,
            synonyms=handbook.synonyms,
            spoken=SpokenFinnish(lambda word: analyser.knows(word, "fi")),
            meaning=Meaning(lambda: vectors, EMBEDDER),
            lexical=EMBEDDER,
        )
        self._handbook = handbook
        self._writer = ReplyWriter(analyser, EMBEDDER)

    def close(self) -> None:
        self._folder.cleanup()

    def passages(self, passage_ids: Sequence[str]) -> Sequence[Passage]:
        return [self._by_id[each] for each in passage_ids if each in self._by_id]

    def rows(self, asked: Asked, language: Language) -> Iterator[Row]:
        """The question with its sources, if it has any, and without them, if any go."""
        if asked.sources:
            yield from self._row(asked, language, frozenset())
        if asked.gone or not asked.sources:
            yield from self._row(asked, language, asked.gone)

    def _row(self, asked: Asked, language: Language, gone: frozenset[str]) -> Iterator[Row]:
        answers = self.answers(asked.conversation, language, gone)
        if answers:
            right = asked.sources - gone
            yield Row(
                organisation=self.name,
                language=language,
                answerable=bool(right),
                gone=bool(gone),
                answers=tuple(answers),
                right=tuple(each.source in right for each in answers),
            )

    def answers(
        self, conversation: Conversation, language: Language, gone: frozenset[str] = frozenset()
    ) -> list[Answer]:
        """What the articles but those that are gone say to each thing that is asked."""
        return self._writer.answers(self.reading(conversation, language, gone))

    def confidence(self, reading: Reading) -> float:
        """How sure the reply is."""
        return self._writer.write(reading).reply.confidence

    def reading(
        self, conversation: Conversation, language: Language, gone: frozenset[str] = frozenset()
    ) -> Reading:
        """The conversation with what was found for it, but for sources that are gone."""
        found = [
            each
            for each in self._retriever.search(
                Question.of(conversation, language), kind="article", on=DAY, limit=3 * READ
            )
            if each.passage.source_id not in gone
        ][:READ]
        return Reading(
            conversation=conversation,
            language=language,
            advisor_language="fi",
            day=DAY,
            articles=found,
            cases=(),
            sources=[_source(n, each) for n, each in enumerate(found[:SHOWN], start=1)],
            handbook=self._handbook,
        )


def own(
    project: Path, language: Language, analyser: Analyser, *, within: str = ""
) -> Iterator[Row]:
    """Rows of the repository's organisations, `questions.jsonl` and `conversations.jsonl`.

    Only in the small ones is nothing left that answers once a source is gone.

    Args:
        within: only organisations whose folder begins so.
    """
    files = ("questions.jsonl", "conversations.jsonl")
    known = [
        each
        for name in files
        for each in records(project / "eval/calibration" / name)
        if each["language"] == language
    ]
    for folder in dict.fromkeys(each["folder"] for each in known):
        if not folder.startswith(within):
            continue
        with closing(organisation(project / folder, analyser)) as opened:
            for each in known:
                if each["folder"] == folder:
                    sources = frozenset(each["sources"])
                    gone = sources if folder.startswith(SMALL) else frozenset()
                    asked = Asked(conversation(each), sources, gone)
                    yield from opened.rows(asked, language)


def organisation(folder: Path, analyser: Analyser) -> Organisation:
    """The articles of a knowledge folder, served; the caller closes it."""
    findings = Findings()
    articles = [
        read_article(path.read_text("utf-8"), path, findings)
        for path in sorted((folder / "articles").rglob("*.md"))
    ]
    passages = [passage for each in articles for passage in article_passages(each)]
    return Organisation(folder.name, passages, read_handbook(folder, findings), analyser)


def _source(n: int, found: Found) -> Source:
    shared = Source.model_fields.keys() - {"n", "score"}
    values = {name: getattr(found.passage, name) for name in shared}
    return Source(n=n, score=round(found.score, 4), **values)


def conversation(record: Mapping[str, Any]) -> Conversation:
    """What was said before, if anything, and the question last."""
    said = (*record.get("before", ()), ("customer", record["question"]))
    return Conversation(
        channel=record.get("channel", "chat"),
        subject=record.get("subject"),
        messages=tuple(Message(role=role, text=text) for role, text in said),
    )


def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
