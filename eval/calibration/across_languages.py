"""Sentences beside a source in another language, true and spoilt, made of linked translations.

    python eval/calibration/across_languages.py            report
    python eval/calibration/across_languages.py --write F  and write them as a suite for `eval run`

A sentence is true of the passage of the linked article where both say the same figures and no
other sentence of either article does: no measure that is judged here has a part in the choice.
Each true one is spoilt: a figure, price or date becomes another, once one that nobody says and
once one that the passage says of something else; a product's name becomes another's; yes becomes
no. Sentences of other articles stand for what nobody wrote. All draws are seeded.
"""

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from neuvoja.assistant.grounding import Grounding
from neuvoja.domain.conversation import Language
from neuvoja.domain.knowledge import Article, Product
from neuvoja.knowledge.formats.folder import list_files
from neuvoja.knowledge.read import HELSINKI
from neuvoja.knowledge.records import Records
from neuvoja.knowledge.report import Findings
from neuvoja.knowledge.splitting.split import split
from neuvoja.language.analysis import Analyser
from neuvoja.language.embedding.static_embedding import StaticEmbedder
from neuvoja.language.exact.literals import Literal, literals, placed
from neuvoja.language.sentences import sentences
from neuvoja.vendors.voikko import open_voikko

PROJECT = Path(__file__).parents[2]
SEED = 20261122
FEWEST_WORDS = 5
STRANGERS = 0.5
"""Sentences of other articles for each true one."""

_FLIPS: dict[Language, tuple[tuple[str, str], ...]] = {
    "fi": (
        (r"\bei ole\b", "on"),
        (r"\bet voi\b", "voit"),
        (r"\bei voi\b", "voi"),
        (r"\bei tarvitse\b", "täytyy"),
        (r"\bon\b", "ei ole"),
        (r"\bovat\b", "eivät ole"),
        (r"\bvoit\b", "et voi"),
        (r"\bvoi\b", "ei voi"),
        (r"\bsaat\b", "et saa"),
        (r"\bmaksaa\b", "ei maksa"),
        (r"\bkestää\b", "ei kestä"),
    ),
    "sv": (
        (r"\b(?:inte|ej) ", ""),
        (r"\b(är|kan|får|ska|måste|har|kostar|gäller|ingår|tar|behöver|börjar)\b", r"\1 inte"),
    ),
    "en": (
        (r"\b(is|are|can|does|do|will|must|has|have|may|was) not\b", r"\1"),
        (r"\b(is|are|can|will|must|may|was)\b", r"\1 not"),
        (r"\bcosts\b", "does not cost"),
        (r"\btakes\b", "does not take"),
    ),
}


class Pair(NamedTuple):
    sentence: str
    source: str
    language: Language
    source_language: Language
    kind: str
    names: tuple[frozenset[str], ...] = ()
    """Names of one product each."""


def pairs(folders: Sequence[Path], seed: int = SEED) -> Iterator[Pair]:
    """All pairs of some knowledge folders."""
    draw = random.Random(seed)
    for folder in folders:
        articles, products = _read(folder)
        for one, other in _linked(articles):
            for aligned in _aligned(one, other):
                true = aligned._replace(
                    names=tuple(frozenset(each.name.values()) for each in products)
                )
                yield true
                yield from _spoilt(true, products, draw)
                if draw.random() < STRANGERS:
                    yield from _stranger(true, one, other, articles, draw)


def _read(folder: Path) -> tuple[dict[str, Article], list[Product]]:
    findings = Findings()
    records = Records(findings, zone=HELSINKI, known=())
    articles: dict[str, Article] = {}
    products: list[Product] = []
    for arrival in records.of(list_files(folder, findings), lambda _: None):
        if isinstance(arrival.record, Article) and arrival.record.audience == "public":
            articles[arrival.record.id] = arrival.record
        elif isinstance(arrival.record, Product):
            products.append(arrival.record)
    return articles, products


def _linked(articles: dict[str, Article]) -> Iterator[tuple[Article, Article]]:
    versions = defaultdict[str, list[Article]](list)
    for each in articles.values():
        versions[each.translation_of or each.id].append(each)
    for group in versions.values():
        for one in group:
            yield from ((one, other) for other in group if other.language != one.language)


def _aligned(one: Article, other: Article) -> Iterator[Pair]:
    """Each sentence of one with the passage of the other that says the same figures."""
    theirs = [
        (passage.text, [each.text for each in sentences(passage.text)])
        for passage in split(other.text, title=other.title)
    ]
    said = Counter(literals(s) for _, group in theirs for s in group)
    ours = [each.text for passage in split(one.text, title=one.title)
            for each in sentences(passage.text)]  # fmt: skip
    counted = Counter(map(literals, ours))
    for sentence in ours:
        figures = literals(sentence)
        if "|" in sentence or len(sentence.split()) < FEWEST_WORDS or not figures:
            continue
        if counted[figures] == said[figures] == 1:
            passage = next(text for text, group in theirs for s in group if literals(s) == figures)
            yield Pair(sentence, passage, one.language, other.language, "true")


def _spoilt(true: Pair, products: Sequence[Product], draw: random.Random) -> Iterator[Pair]:
    figures = [each for each in placed(true.sentence) if _kind(each)]
    if figures:
        figure = draw.choice(figures)
        written = true.sentence[figure.start : figure.end]
        yield from _changed(true, figure, _other_figure(written, draw), _kind(figure) or "")
        rivals = [
            true.source[each.start : each.end]
            for each in placed(true.source)
            if _kind(each) == _kind(figure) and not each.forms & literals(true.sentence)
        ]
        if rivals:
            digits = re.search(r"\d[\d.,]*", draw.choice(rivals))
            changed = re.sub(r"\d[\d.,]*", digits[0] if digits else "", written, count=1)
            yield from _changed(true, figure, changed, f"{_kind(figure)}_of_another")
    yield from _renamed(true, products, draw)
    for pattern, instead in _FLIPS[true.language]:
        flipped, times = re.subn(pattern, instead, true.sentence, count=1)
        if times:
            yield true._replace(sentence=flipped, kind="negation")
            return


def _changed(true: Pair, figure: Literal, instead: str, kind: str) -> Iterator[Pair]:
    changed = true.sentence[: figure.start] + instead + true.sentence[figure.end :]
    new = literals(changed) - literals(true.sentence)
    if new if kind.endswith("_of_another") else new - literals(true.source):
        yield true._replace(sentence=changed, kind=kind)


def _other_figure(written: str, draw: random.Random) -> str:
    """Another number in the same writing."""

    def other(found: re.Match[str]) -> str:
        value = int(found[0])
        return str(max(1, value + draw.choice([-3, -2, 2, 3, 5, 7, 11])) if value < 100
                   else value + draw.choice([-30, 20, 50, 110]))  # fmt: skip

    return re.sub(r"\d+", other, written, count=1)


def _kind(figure: Literal) -> str | None:
    form = min(figure.forms)
    if re.match(r"url:|mail:|tel:|code:", form):
        return None
    if re.match(r"\d{4}-|--|T\d", form):
        return "date"
    return "price" if form.endswith((" EUR", " SEK")) else "number"


def _renamed(true: Pair, products: Sequence[Product], draw: random.Random) -> Iterator[Pair]:
    names = sorted({name for each in products if (name := each.name.get(true.language))})
    here = next((name for name in names if name in true.sentence), None)
    others = [name for name in names if name != here and name not in true.source]
    if here and others:
        renamed = true.sentence.replace(here, draw.choice(others))
        yield true._replace(sentence=renamed, kind="product")


def _stranger(
    true: Pair, one: Article, other: Article, articles: dict[str, Article], draw: random.Random
) -> Iterator[Pair]:
    origin = one.translation_of or one.id
    strangers = [
        each
        for each in articles.values()
        if each.language == true.language and (each.translation_of or each.id) != origin
    ]
    if strangers:
        text = draw.choice(strangers).text
        said = [each.text for each in sentences(text) if len(each.text.split()) >= FEWEST_WORDS]
        plain = [each for each in said if "|" not in each and not literals(each)]
        if plain:
            yield true._replace(sentence=draw.choice(plain), kind="stranger")


def folders() -> list[Path]:
    return [PROJECT / "knowledge", *sorted((PROJECT / "eval/organisations").glob("*/"))]


def write_suite(made: Sequence[Pair], folder: Path) -> None:
    """The pairs as a suite of the task `grounding`."""
    folder.mkdir(parents=True, exist_ok=True)
    items = [
        {
            "id": f"across-{number:04}",
            "language": each.language,
            "slice": [f"{each.language}_from_{each.source_language}", each.kind],
            "sentence": each.sentence,
            "sources": [each.source],
            "supported": each.kind == "true",
            "kind": each.kind,
        }
        for number, each in enumerate(made, start=1)
    ]
    lines = (json.dumps(each, ensure_ascii=False) for each in items)
    (folder / "items.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    head = f"name: {folder.name}\ntask: grounding\nitems: {len(items)}\n"
    (folder / "suite.yaml").write_text(head, encoding="utf-8")


def report(made: Sequence[Pair]) -> None:
    voikko = open_voikko()
    grounding = Grounding(Analyser({"fi": voikko} if voikko else {}), StaticEmbedder())
    found = defaultdict[tuple[str, str], Counter[str]](Counter)
    for each in made:
        finding = grounding.finding(each.sentence, [each.source], each.language, equal=each.names)
        for group in ("all", f"{each.language} from {each.source_language}"):
            found[each.kind, group][finding.support] += 1
    for (kind, group), counts in sorted(found.items()):
        whole = counts.total()
        shares = "  ".join(
            f"{name} {counts[name] / whole:.3f}" for name in ("supported", "partial", "unsupported")
        )
        print(f"{kind:18} {group:12} n {whole:4}  {shares}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--write", type=Path, help="The folder of the suite.")
    arguments.add_argument("--seed", type=int, default=SEED)
    given = arguments.parse_args()
    made = list(pairs(folders(), given.seed))
    if given.write:
        write_suite(made, given.write)
    report(made)


if __name__ == "__main__":
    main()
