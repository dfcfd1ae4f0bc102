"""The public sets that the project is measured by → suites; each says what it is of.

They stand beside the project, are read from there, and are not part of it.
"""

import csv
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

from neuvoja.domain.conversation import Language
from neuvoja.domain.errors import UnreadableFile
from neuvoja.evaluation.files import lines_of, text_lines, text_of
from neuvoja.evaluation.items import AnyItem, GroundingItem, RedactionItem, RetrievalItem
from neuvoja.evaluation.outside.attacks import ATTACKS, Made
from neuvoja.evaluation.outside.corpus import Document, knowledge_of, short_id
from neuvoja.evaluation.suite import Header, Suite
from neuvoja.evaluation.thresholds import Thresholds


def read_public(name: str, folder: Path, shelf: Path) -> Suite:
    """One of `PUBLIC`.

    Args:
        folder: where the public sets stand.
        shelf: the folder in which a corpus is kept as articles.

    Raises:
        UnreadableFile: the set is not there.
    """
    try:
        task, items, documents = PUBLIC[name](folder)
    except OSError as error:
        raise UnreadableFile(str(folder), f"the public set {name} is not there: {error}") from error
    return Suite(
        header=Header(name=name, task=task, items=len(items)),
        items=items,
        thresholds=Thresholds(),
        folder=folder,
        # Where no knowledge is asked about, there is none.
        knowledge={
            each: knowledge_of(documents.get(each, ()), shelf)
            for each in {item.organisation for item in items}
        },
    )


def _product_help(asked: Language, searched: Language) -> Callable[[Path], Made]:
    def made(folder: Path) -> Made:
        corpus = f"bc-docs-{searched}"
        base = folder / "bc-docs-fi-sv"
        documents = [
            Document(short_id(each["id"]), each["page_title"], each["text"], searched)
            for _, each in lines_of(base / f"sections.{searched}.jsonl")
        ]
        known = {each.id for each in documents}
        items: list[AnyItem] = [
            RetrievalItem(
                id=short_id(each["qid"]),
                organisation=corpus,
                language=asked,
                text=_asked(each, asked),
                relevant={short_id(each["relevant"]): 3},
            )
            for _, each in lines_of(base / "faq_queries.jsonl")
            if _asked(each, asked) and short_id(each["relevant"]) in known
        ]
        return "retrieval", items, {corpus: documents}

    return made


def _asked(query: Mapping[str, str | None], language: Language) -> str:
    if language == "en":
        return (query["en_slug"] or "").replace("-", " ")
    return query[language] or ""


def _begin(part: str) -> Callable[[Path], Made]:
    def made(folder: Path) -> Made:
        with (folder / "begin" / f"begin_{part}.tsv").open(encoding="utf-8") as lines:
            items: list[AnyItem] = [
                GroundingItem(
                    id=str(number),
                    language="en",
                    sentence=row["response"],
                    sources=(row["knowledge"],),
                    supported=row["begin_label"].startswith("Fully"),
                    kind="true" if row["begin_label"].startswith("Fully") else "unsupported",
                )
                for number, row in enumerate(csv.DictReader(lines, delimiter="\t"), 1)
                if row["response"].strip() and row["knowledge"].strip()
            ]
        return "grounding", items, {}

    return made


def _names(folder: Path) -> Made:
    """Sentences with the names of persons as secrets."""
    items: list[AnyItem] = []
    rows = (columns for _, columns in _sentences(folder / "turku-ner" / "dev.tsv"))
    for number, words in enumerate(rows, 1):
        text = " ".join(word for word, _ in words)
        secrets = tuple(dict.fromkeys(word for word, tag in words if tag.endswith("-PER")))
        items.append(
            RedactionItem(id=str(number), language="fi", text=text, secrets=secrets, keep=())
        )
    return "redaction", items, {}


def _sentences(path: Path) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    lines = text_of(path).split("\n")
    number = 0
    for blank, group in groupby(lines, key=lambda line: not line.strip()):
        words = [line.split("\t") for line in group]
        if not blank and words[0][0] != "-DOCSTART-":
            number += 1
            yield number, [(each[0], each[1]) for each in words]


def _identity_codes(folder: Path) -> Made:
    """Valid codes are secrets; what only looks like one must be kept."""
    path = folder / "fi-pii" / "hetu_cases.tsv"
    rows = [text.split("\t") for _, text in text_lines(path)][1:]
    items: list[AnyItem] = []
    for number, (value, label, *_) in enumerate(rows, 1):
        text = f"Henkilötunnus on {value}."
        secrets = (value,) if label == "valid" else ()
        items.append(RedactionItem(id=str(number), language="fi", text=text, secrets=secrets))
    return "redaction", items, {}


PUBLIC: Mapping[str, Callable[[Path], Made]] = {
    **{
        f"bc-docs-{asked}-{searched}": _product_help(asked, searched)
        for asked in ("fi", "sv", "en")
        for searched in ("fi", "sv")
    },
    **{f"begin-{part}": _begin(part) for part in ("dev_wow", "dev_cmu", "dev_tc", "test_wow")},
    "turku-ner": _names,
    "fi-pii": _identity_codes,
    **ATTACKS,
}
"""Name → what makes its items. `bc-docs-sv-fi`: Swedish questions, Finnish sections."""
