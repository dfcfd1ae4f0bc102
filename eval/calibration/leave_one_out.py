"""Questions whose answer is known, each asked twice: with its source, and with it taken away.

The public sets (`../shared/data`) give whole pages of product help with their FAQ questions; the
organisations of this repository give customers' words: short questions, and conversations with
letters, earlier turns and questions that are near but not answered. A question is unanswerable
when its source is gone, together with the rest of its page, which may say the same in other words.
"""

import gzip
import hashlib
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from neuvoja.assistant.extractive.confidence import Features
from neuvoja.assistant.extractive.reply import ReplyWriter
from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import Conversation, Language, Message
from neuvoja.domain.knowledge import Article, Passage
from neuvoja.domain.organisation import Handbook
from neuvoja.domain.suggestion import Source
from neuvoja.knowledge.articles import read_article
from neuvoja.knowledge.handbook import read_handbook
from neuvoja.knowledge.report import Findings
from neuvoja.knowledge.split import split
from neuvoja.language.analysis import Analyser
from neuvoja.language.spoken import SpokenFinnish
from neuvoja.language.static_embedding import StaticEmbedder
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

FEWEST_WORDS = 3
"""Telling words that a public question must have: "What now?" can be answered by anything."""

LONGEST_ID = 200
SECTIONS_EN = 3000
QUESTIONS = 220
TRIALS = 14
SIZES = (30, 60, 100)
MISSPELT = 0.4
"""Part of the public questions that get slips of the finger."""


@dataclass(frozen=True, slots=True)
class Asked:
    conversation: Conversation
    sources: frozenset[str]
    """Ids of the sources that answer it; empty: nothing does."""

    gone: frozenset[str]
    """Ids of what is taken away to make it unanswerable; empty: it is asked as things are."""


@dataclass(frozen=True, slots=True)
class Row:
    """One question as the reply saw it."""

    data: str
    """`own`, or `whole` or `small` for a public set or a piece of it."""

    language: Language
    question: str
    answerable: bool
    gone: bool
    """Whether its source was taken away."""

    right: bool
    """Whether the passage that answers best is of a right source."""

    features: Features
    probability: float
    """By the numbers that are frozen now."""


class Organisation:
    """A small service without a database."""

    def __init__(self, passages: Sequence[Passage], handbook: Handbook, analyser: Analyser) -> None:
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

    def rows(self, data: str, asked: Asked, language: Language) -> Iterator[Row]:
        """The question with its sources, if it has any, and without them, if any go."""
        if asked.sources:
            yield from self._row(data, asked, language, frozenset())
        if asked.gone or not asked.sources:
            yield from self._row(data, asked, language, asked.gone)

    def _row(
        self, data: str, asked: Asked, language: Language, gone: frozenset[str]
    ) -> Iterator[Row]:
        reading = self._reading(asked.conversation, language, gone)
        answers = self._writer.answers(reading)
        if answers:
            best = max(answers, key=lambda each: each.probability)
            source = best.candidates[best.ranked[0].candidate].page.passage.source_id
            answerable = bool(asked.sources) and not gone
            right = answerable and source in asked.sources
            question = asked.conversation.messages[-1].text
            yield Row(
                data,
                language,
                question,
                answerable,
                bool(gone),
                right,
                best.features,
                best.probability,
            )

    def _reading(
        self, conversation: Conversation, language: Language, gone: frozenset[str]
    ) -> Reading:
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


def public(shared: Path, language: Language, analyser: Analyser) -> Iterator[Row]:
    """Rows of the public sets: the whole of them, and small pieces of them."""
    sections, questions = _trilingual(shared) if language == "en" else _help_pages(shared, language)
    telling = [
        each
        for each in questions
        if sum(token.content for token in analyser.tokens(each[1], language)) >= FEWEST_WORDS
    ]
    rng = random.Random(1)
    with closing(Organisation(_passages(sections, language), Handbook(), analyser)) as whole:
        yield from _asked_of(whole, "whole", telling[:QUESTIONS], sections, language, rng)
    for _ in range(TRIALS):
        some = rng.sample(telling, min(len(telling), 25))
        small = _small(sections, some, rng)
        there = [each for each in some if each[0] in {section.id for section in small}]
        with closing(Organisation(_passages(small, language), Handbook(), analyser)) as piece:
            yield from _asked_of(piece, "small", there, small, language, rng)


def own(
    project: Path, language: Language, analyser: Analyser, *, within: str = ""
) -> Iterator[Row]:
    """Rows of the repository's organisations, `questions.jsonl` and `conversations.jsonl`.

    Only in the small ones is nothing left that answers once a source is gone.

    Args:
        within: only organisations whose folder begins so.
    """
    files = ("questions.jsonl", "conversations.jsonl")
    records = [
        each
        for name in files
        for each in _records(project / "eval/calibration" / name)
        if each["language"] == language
    ]
    for folder in dict.fromkeys(each["folder"] for each in records):
        if not folder.startswith(within):
            continue
        with closing(_organisation(project / folder, analyser)) as organisation:
            for each in records:
                if each["folder"] == folder:
                    sources = frozenset(each["sources"])
                    gone = sources if folder.startswith(SMALL) else frozenset()
                    asked = Asked(_conversation(each), sources, gone)
                    yield from organisation.rows("own", asked, language)


@dataclass(frozen=True, slots=True)
class _Section:
    id: str
    page: str
    text: str


_Question = tuple[str, str]
"""Id of the section that answers, and the words."""


def _help_pages(shared: Path, language: Language) -> tuple[list[_Section], list[_Question]]:
    folder = shared / "bc-docs-fi-sv"
    sections = [
        _Section(each["id"][-LONGEST_ID:], each["page_title"], each["text"])
        for each in _records(folder / f"sections.{language}.jsonl")
    ]
    queries = _records(folder / "faq_queries.jsonl")
    return sections, [
        (each["relevant"][-LONGEST_ID:], each[language]) for each in queries if each[language]
    ]


def _trilingual(shared: Path) -> tuple[list[_Section], list[_Question]]:
    """English sections page by page, up to `SECTIONS_EN`; their headings are the questions."""
    rng = random.Random(7)
    pages: dict[str, list[tuple[_Section, str]]] = {}
    with gzip.open(shared / "trilingual/sections.jsonl.gz", "rt", encoding="utf-8") as lines:
        for n, line in enumerate(lines):
            record = json.loads(line)
            body, title = record.get("b_en") or "", record.get("t_en") or ""
            if len(body.split()) >= 25:
                section = _Section(f"{record['src']}-{n}", title, body)
                pages.setdefault(record["src"] + title, []).append(
                    (section, record.get("h_en") or "")
                )
    names = sorted(pages)
    rng.shuffle(names)
    kept: list[tuple[_Section, str]] = []
    for name in names:
        kept += pages[name] if len(kept) < SECTIONS_EN else []
    headed = [(section.id, head) for section, head in kept if head and head != section.page]
    questions = list({head: (id_, head) for id_, head in headed if len(head.split()) >= 4}.values())
    rng.shuffle(questions)
    return [section for section, _ in kept], questions[:400]


def _asked_of(
    organisation: Organisation,
    data: str,
    questions: Sequence[_Question],
    sections: Sequence[_Section],
    language: Language,
    rng: random.Random,
) -> Iterator[Row]:
    page_of = {each.id: each.page for each in sections}
    for id_, words in questions:
        page = frozenset(each.id for each in sections if each.page == page_of[id_])
        text = _misspelt(words, rng) if rng.random() < MISSPELT else words
        yield from organisation.rows(data, Asked(_single(text), page, page), language)


def _small(
    sections: Sequence[_Section], questions: Sequence[_Question], rng: random.Random
) -> list[_Section]:
    """The pages of the questions, filled up with others to about one of `SIZES`."""
    size = rng.choice(SIZES)
    by_id = {each.id: each for each in sections}
    pool: dict[str, _Section] = {}
    for id_, _ in questions:
        page = [each for each in sections if each.page == by_id[id_].page][:12]
        pool |= {each.id: each for each in (*page, by_id[id_])}
        if len(pool) >= size:
            break
    rest = [each for each in sections if each.id not in pool]
    rng.shuffle(rest)
    return [*pool.values(), *rest[: max(10, size - len(pool))]]


def _misspelt(text: str, rng: random.Random) -> str:
    return " ".join(_slipped(word, rng) for word in text.split())


def _slipped(word: str, rng: random.Random) -> str:
    if len(word) <= 4 or rng.random() >= 0.15:
        return word
    at = rng.randrange(1, len(word) - 1)
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return swapped if rng.random() < 0.5 else word[:at] + word[at + 1 :]


def _passages(sections: Sequence[_Section], language: Language) -> list[Passage]:
    return [
        passage
        for each in sections
        for passage in _parts(
            Article(id=each.id, title=each.page or each.id, language=language, text=each.text)
        )
    ]


def _organisation(folder: Path, analyser: Analyser) -> Organisation:
    findings = Findings()
    articles = [
        read_article(path.read_text("utf-8"), path, findings)
        for path in sorted((folder / "articles").rglob("*.md"))
    ]
    passages = [passage for each in articles for passage in _parts(each)]
    return Organisation(passages, read_handbook(folder, findings), analyser)


def _parts(article: Article) -> Iterator[Passage]:
    for n, part in enumerate(split(article.text, title=article.title), start=1):
        digest = hashlib.sha256(f"{article.id}{n}{part.text}".encode()).hexdigest()
        yield Passage(
            passage_id=f"{article.id}#{n}",
            source_id=article.id,
            kind="article",
            title=article.title,
            heading=part.heading,
            text=part.text,
            searched=part.text,
            language=article.language,
            audience=article.audience,
            products=article.products,
            updated=article.updated,
            valid_from=article.valid_from,
            valid_to=article.valid_to,
            url=article.url,
            translation_of=article.translation_of,
            start=part.start,
            end=part.end,
            revision=1,
            content_hash=digest,
        )


def _source(n: int, found: Found) -> Source:
    shared = Source.model_fields.keys() - {"n", "score"}
    values = {name: getattr(found.passage, name) for name in shared}
    return Source(n=n, score=round(found.score, 4), **values)


def _conversation(record: Mapping[str, Any]) -> Conversation:
    """What was said before, if anything, and the question last."""
    said = (*record.get("before", ()), ("customer", record["question"]))
    return Conversation(
        channel=record.get("channel", "chat"),
        subject=record.get("subject"),
        messages=tuple(Message(role=role, text=text) for role, text in said),
    )


def _single(text: str) -> Conversation:
    return Conversation(messages=(Message(role="customer", text=text),))


def _records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
