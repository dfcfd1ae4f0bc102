"""A large Finnish knowledge folder: seeded recombinations of distinct real sentences.

The sentences are those of the demo organisation's articles and of the product help in
`../shared/data/bc-docs-fi-sv`. Templates repeated with other numbers would have a small vocabulary
and make every figure meaningless, so the size of the vocabulary is told beside them.
"""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from neuvoja.language.sentences import sentences
from neuvoja.language.words import words

SEED = 20261122
WORDS_A_PASSAGE = 83
PASSAGES_AN_ARTICLE = 4
LONGEST_SENTENCE = 60
MARKS = re.compile(r"\||<!--|-->")
"""What would make a table or a comment of a sentence."""


@dataclass(frozen=True, slots=True)
class Corpus:
    folder: Path
    """A knowledge folder with nothing but articles."""

    passages: int
    """How many were written; the splitter may cut a few more or less."""

    sentences: int
    """Distinct sentences that it is made of."""

    vocabulary: int
    """Distinct word forms in them."""


def real_sentences(knowledge: Path, shared: Path) -> list[str]:
    """Distinct sentences of 4 to 60 words, in a fixed order."""
    found: dict[str, None] = {}
    for text in _texts(knowledge, shared):
        for each in sentences(text):
            plain = " ".join(each.text.lstrip("-*#0123456789.| ").split())
            if 4 <= len(plain.split()) <= LONGEST_SENTENCE and not MARKS.search(plain):
                found[plain] = None
    return sorted(found)


def write_corpus(folder: Path, *, passages: int, knowledge: Path, shared: Path) -> Corpus:
    """Write articles of four passages each, under headings, until there are so many passages."""
    chosen = real_sentences(knowledge, shared)
    draw = random.Random(f"{SEED}-{passages}")
    articles = folder / "articles" / "fi"
    for number in range(-(-passages // PASSAGES_AN_ARTICLE)):
        shelf = articles / f"{number // 1000:03}"
        shelf.mkdir(parents=True, exist_ok=True)
        (shelf / f"{number}.md").write_text(_article(number, chosen, draw), encoding="utf-8")
    vocabulary = {word.text.lower() for each in chosen for word in words(each)}
    return Corpus(folder, passages, len(chosen), len(vocabulary))


def questions(shared: Path, *, count: int) -> list[str]:
    """Real questions of customers, repeated in a seeded order where there are too few."""
    path = shared / "bc-docs-fi-sv" / "faq_queries.jsonl"
    real = [json.loads(line)["fi"] for line in path.read_text(encoding="utf-8").splitlines()]
    draw = random.Random(SEED)
    return [draw.choice(real) for _ in range(count)]


def _texts(knowledge: Path, shared: Path) -> Iterator[str]:
    for path in sorted((knowledge / "articles" / "fi").rglob("*.md")):
        yield path.read_text(encoding="utf-8").split("\n---", 1)[1]
    sections = shared / "bc-docs-fi-sv" / "sections.fi.jsonl"
    for line in sections.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)["text"]


def _article(number: int, chosen: list[str], draw: random.Random) -> str:
    title = _heading(chosen, draw)
    body = "\n".join(_section(chosen, draw) for _ in range(PASSAGES_AN_ARTICLE))
    return f"---\nid: bench-{number}\ntitle: {json.dumps(title)}\nlanguage: fi\n---\n\n{body}"


def _section(chosen: list[str], draw: random.Random) -> str:
    return f"## {_heading(chosen, draw)}\n\n{_text(chosen, draw)}\n"


def _text(chosen: list[str], draw: random.Random) -> str:
    text, length = [], 0
    while length < WORDS_A_PASSAGE:
        sentence = draw.choice(chosen)
        text.append(sentence)
        length += len(sentence.split())
    return " ".join(text)


def _heading(chosen: list[str], draw: random.Random) -> str:
    plain = [re.sub(r"[^\w\s-]", "", word) for word in draw.choice(chosen).split()]
    return " ".join(word for word in plain if word)[:60].strip() or "Ohje"
