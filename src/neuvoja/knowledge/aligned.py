"""What an organisation says in several languages: translated articles, glossary, product names.

Articles are paired by `translation_of`, their sections by order where there are as many of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations
from pathlib import Path
from zoneinfo import ZoneInfo

from neuvoja.domain.conversation import LANGUAGES
from neuvoja.domain.knowledge import Article, Product
from neuvoja.domain.organisation import GlossaryTerm
from neuvoja.knowledge.formats.folder import list_files
from neuvoja.knowledge.formats.handbook import read_handbook
from neuvoja.knowledge.markdown.markdown import blocks
from neuvoja.knowledge.promises import Record
from neuvoja.knowledge.records import Records
from neuvoja.knowledge.report import Findings


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts in different languages that should lie near each other."""

    one: str
    other: str
    work: str | None
    """The id of the article that both are of; None for a term or a name."""

    asks: bool
    """Whether the first is a heading and the second what stands below it."""


@dataclass(frozen=True, slots=True)
class Aligned:
    pairs: Sequence[Pair]
    texts: Sequence[str]
    """All articles, translated or not: what the organisation's words are counted in."""

    works: int
    """Articles that there is a translation of."""

    terms: Sequence[Sequence[str]]
    """Glossary terms and product names, each in at least two languages."""


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    """Of the first one the title."""

    text: str
    """What stands below it; may be empty."""


def aligned(folder: Path, findings: Findings) -> Aligned:
    """All that a knowledge folder says in two languages; no pair where it is all in one.

    Raises:
        BadSettings: there is no such folder, or it cannot be listed.
    """
    records = _records(folder, findings)
    articles = [each for each in records if isinstance(each, Article)]
    products = [each for each in records if isinstance(each, Product)]
    works = _works(articles)
    terms = [*_terms(read_handbook(folder, findings).glossary), *_names(products)]
    return Aligned(
        pairs=[*_of_terms(terms), *(pair for each in works for pair in _of_work(each))],
        texts=[f"{each.title}\n{each.text}" for each in articles],
        works=len(works),
        terms=terms,
    )


def read_articles(folder: Path, findings: Findings) -> list[Article]:
    """The articles of a knowledge folder, in the order of paths; raises what `aligned` raises."""
    return [each for each in _records(folder, findings) if isinstance(each, Article)]


def work_of(article: Article) -> str:
    """The id of the article that it is, or that it translates."""
    return article.translation_of or article.id


def whole(article: Article, section: Section) -> str:
    """A section as it is compared with others: below its article's title and its heading."""
    return "\n".join(dict.fromkeys((article.title, section.heading, section.text)))


def sections(article: Article) -> list[Section]:
    """The article by its headings, in order; the first section bears its title."""
    found: list[Section] = []
    heading, lines = article.title, list[str]()
    for block in blocks(article.text):
        if block.kind == "heading":
            found.append(Section(heading, "\n".join(lines)))
            heading, lines = block.units[0].text, []
        else:
            lines += [unit.text for unit in block.units]
    return [*found, Section(heading, "\n".join(lines))]


def _records(folder: Path, findings: Findings) -> list[Record]:
    """Articles and products; cases are not read."""
    files = replace(list_files(folder, findings), cases=())
    found = Records(findings, zone=ZoneInfo("UTC"), known=()).of(files, lambda _: None)
    return [each.record for each in found]


def _works(articles: Iterable[Article]) -> list[list[Article]]:
    """Articles with their translations, the original first; at least two languages each."""
    versions: dict[str, list[Article]] = defaultdict(list)
    for each in articles:
        versions[work_of(each)].append(each)
    ordered = [sorted(each, key=lambda one: one.translation_of or "") for each in versions.values()]
    return [each for each in ordered if len({one.language for one in each}) > 1]


def _of_work(versions: Sequence[Article]) -> Iterator[Pair]:
    work = work_of(versions[0])
    for one, other in permutations(versions, 2):
        if one.language == other.language:
            continue
        ours, theirs = sections(one), sections(other)
        if len(ours) != len(theirs):
            ours = [Section(one.title, "\n".join(_lines(ours)))]
            theirs = [Section(other.title, "\n".join(_lines(theirs)))]
        for here, there in zip(ours, theirs, strict=True):
            yield from _of_section(one, here, other, there, work)


def _of_section(
    one: Article, here: Section, other: Article, there: Section, work: str
) -> Iterator[Pair]:
    if one.language < other.language:
        yield Pair(here.heading, there.heading, work, asks=False)
        if here.text and there.text:
            yield Pair(whole(one, here), whole(other, there), work, asks=False)
    if there.text:
        yield Pair(here.heading, f"{other.title}\n{there.text}", work, asks=True)


def _lines(found: Iterable[Section]) -> Iterator[str]:
    for each in found:
        yield from (each.heading, each.text)


def _terms(glossary: Iterable[GlossaryTerm]) -> list[list[str]]:
    rows = ([getattr(each, language) for language in LANGUAGES] for each in glossary)
    return [texts for row in rows if len(texts := [each for each in row if each]) > 1]


def _names(products: Iterable[Product]) -> list[list[str]]:
    return [list(each.name.values()) for each in products if len(each.name) > 1]


def _of_terms(terms: Iterable[Sequence[str]]) -> Iterator[Pair]:
    for texts in terms:
        for at, one in enumerate(texts):
            for other in texts[at + 1 :]:
                yield Pair(one, other, None, asks=False)
