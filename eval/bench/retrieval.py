"""Retrieval quality on the public product help, beside stock BM25 in the same run.

Passages are whole sections by page title and text; the heading is the question, and is left out.
"""

import json
import random
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import ir_measures
import snowballstemmer
from ir_measures import nDCG
from rank_bm25 import BM25Okapi

from neuvoja.domain.conversation import Language
from neuvoja.domain.knowledge import Passage
from neuvoja.evaluation.report.tables import Table
from neuvoja.language.analysis import Analyser
from neuvoja.language.embedding.static_embedding import StaticEmbedder
from neuvoja.language.forms.spoken import SpokenFinnish
from neuvoja.language.words import words
from neuvoja.retrieval.meaning import Meaning
from neuvoja.retrieval.promises import Changes
from neuvoja.retrieval.question import Question
from neuvoja.retrieval.search import Retriever
from neuvoja.vendors.exact_index import ExactIndex
from neuvoja.vendors.tantivy_index import TantivyIndex
from neuvoja.vendors.voikko import open_voikko

SEED = 20261122
SHARE_OF_TYPOS = 0.25
LIMIT = 10

Search = Callable[[str], Sequence[tuple[str, float]]]


@dataclass(frozen=True, slots=True)
class Row:
    """nDCG@10 of each search on the same questions."""

    questions: str
    n: int
    ours: float
    plain: float
    snowball: float


def measure(shared: Path, suites: Path) -> list[Row]:
    """Finnish written, with typos and spoken; Swedish written."""
    folder = shared / "bc-docs-fi-sv"
    faq = lines(folder / "faq_queries.jsonl")
    spoken = {each["qid"]: each["spoken"] for each in lines(suites / "spoken" / "queries.jsonl")}
    finnish = {each["qid"]: each["fi"] for each in faq}
    asked: list[tuple[str, Language, dict[str, str]]] = [
        ("Finnish", "fi", finnish),
        ("Finnish with typos", "fi", {qid: with_typos(q, qid) for qid, q in finnish.items()}),
        ("Finnish as spoken", "fi", spoken),
        ("Finnish, the same written", "fi", {qid: finnish[qid] for qid in spoken}),
        ("Swedish", "sv", {each["qid"]: each["sv"] for each in faq if each["sv"]}),
    ]
    relevant = {each["qid"]: each["relevant"] for each in faq}
    rows = []
    for language in ("fi", "sv"):
        sections = lines(folder / f"sections.{language}.jsonl")
        searches = [
            ours(sections, language),
            stock(sections, plain),
            stock(sections, stems(language)),
        ]
        for name, of, questions in asked:
            if of == language:
                scores = [ndcg(search, questions, relevant) for search in searches]
                rows.append(Row(name, len(questions), *scores))
    return rows


def table(shared: Path, suites: Path) -> Table:
    """The same, to be read."""
    rows = (
        (row.questions, str(row.n), f"{row.ours:.3f}", f"{row.snowball:.3f}", f"{row.plain:.3f}")
        for row in measure(shared, suites)
    )
    columns = ("nDCG@10", "n", "Neuvoja", "Snowball BM25", "plain-word BM25")
    return Table(title="Quality on the public product help", columns=columns, rows=tuple(rows))


def with_typos(question: str, seed: str) -> str:
    """A quarter of the words without their dots, with a letter lost or two letters swapped."""
    draw = random.Random(f"{SEED}-{seed}")
    typed = question.split(" ")
    for place in range(len(typed)):
        if len(typed[place]) > 3 and draw.random() < SHARE_OF_TYPOS:
            typed[place] = _mistyped(typed[place], draw)
    return " ".join(typed)


def _mistyped(word: str, draw: random.Random) -> str:
    at = draw.randrange(len(word) - 1)
    undotted = word.translate(str.maketrans("åäöÅÄÖ", "aaoAAO"))
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    lost = word[:at] + word[at + 1 :]
    return draw.choice([undotted if undotted != word else lost, swapped, lost])


def ours(sections: Sequence[Mapping[str, str]], language: Language) -> Search:
    """The product's own search as it is wired by default, asked in the sections' language."""
    retriever = searching([passage(each, language) for each in sections])

    def search(question: str) -> list[tuple[str, float]]:
        return found(retriever, question, language)

    return search


def searching(passages: Sequence[Passage], *, by_meaning: bool = True) -> Retriever:
    """A retriever of these passages, one of each source, with exact vectors.

    Args:
        by_meaning: False: by words alone, none of them translated.
    """
    voikko = open_voikko()
    analyser = Analyser({"fi": voikko} if voikko else {})
    index = TantivyIndex(Path(tempfile.mkdtemp(prefix="neuvoja-bench-")), analyser)
    changes = Changes(1, passages, [each.source_id for each in passages], replaced=False)
    index.apply(changes)
    index.seal()
    embedder = StaticEmbedder()
    vectors = ExactIndex(embedder)
    vectors.apply(changes)
    vectors.seal()
    return Retriever(
        passages=_Held({each.source_id: each for each in passages}),
        keywords=index,
        analyser=analyser,
        spoken=SpokenFinnish(lambda word: bool(voikko.lemmas(word))) if voikko else None,
        meaning=Meaning(lambda: vectors, embedder) if by_meaning else None,
        lexical=embedder if by_meaning else None,
    )


def found(retriever: Retriever, question: str, language: Language) -> list[tuple[str, float]]:
    """The first ten sources of any language, best first, each with its score."""
    asked = Question.of_text(question, language)
    hits = retriever.search(asked, kind="article", limit=LIMIT)
    return [(each.passage.source_id, each.score) for each in hits]


def stock(sections: Sequence[Mapping[str, str]], terms: Callable[[str], list[str]]) -> Search:
    """rank_bm25, which LangChain's BM25Retriever uses, over these terms."""
    ids = [each["id"] for each in sections]
    index = BM25Okapi([terms(f"{each['page_title']} {each['text']}") for each in sections])

    def search(question: str) -> list[tuple[str, float]]:
        scores = index.get_scores(terms(question))
        return [(ids[at], float(scores[at])) for at in (-scores).argsort()[:LIMIT]]

    return search


def plain(text: str) -> list[str]:
    return [word.text.lower() for word in words(text)]


def stems(language: Language) -> Callable[[str], list[str]]:
    stemmer = snowballstemmer.stemmer({"fi": "finnish", "sv": "swedish"}[language])
    return lambda text: stemmer.stemWords(plain(text))


def ndcg(search: Search, questions: Mapping[str, str], relevant: Mapping[str, str]) -> float:
    """Mean nDCG@10; each question has one relevant section, and each counts."""
    run = {qid: dict(search(question)) for qid, question in questions.items()}
    grades = {qid: {relevant[qid]: 1} for qid in questions}
    return float(ir_measures.calc_aggregate([nDCG @ 10], grades, run)[nDCG @ 10])


class _Held:
    def __init__(self, passages: Mapping[str, Passage]) -> None:
        self._passages = {each.passage_id: each for each in passages.values()}

    def passages(self, passage_ids: Sequence[str]) -> list[Passage]:
        return [self._passages[each] for each in passage_ids if each in self._passages]


def passage(section: Mapping[str, str], language: Language) -> Passage:
    return Passage(
        passage_id=f"{section['id']}#1",
        source_id=section["id"],
        kind="article",
        title=section["page_title"],
        heading=None,
        text=section["text"],
        searched=section["text"],
        language=language,
        audience="public",
        products=(),
        updated=None,
        valid_from=None,
        valid_to=None,
        url=None,
        translation_of=None,
        start=0,
        end=len(section["text"]),
        revision=1,
        content_hash=sha256(section["text"].encode()).hexdigest(),
    )


def lines(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
