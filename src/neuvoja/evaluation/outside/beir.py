"""A folder in BEIR form (Thakur et al. 2021) → a retrieval suite.

```
corpus.jsonl    {"_id", "title", "text"}
queries.jsonl   {"_id", "text"}
qrels/*.tsv     query-id  corpus-id  score     (with a heading line)
```
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from neuvoja.domain.conversation import LANGUAGES, Language
from neuvoja.domain.errors import BrokenRecord, UnreadableFile
from neuvoja.evaluation.files import lines_of, record, text_lines
from neuvoja.evaluation.items import RetrievalItem
from neuvoja.evaluation.outside.corpus import Document, knowledge_of, short_id
from neuvoja.evaluation.outside.judgements import Judgements, graded
from neuvoja.evaluation.suite import Header, Suite
from neuvoja.evaluation.thresholds import Thresholds
from neuvoja.language.detection import Detector

SAMPLE = 50
"""Documents whose language is looked at."""

OWN = "corpus"
"""The name under which the corpus counts as an organisation."""

_WHOLE = re.compile(r"[+-]?[0-9]+")


def is_beir(folder: Path) -> bool:
    return (folder / "corpus.jsonl").exists() and (folder / "queries.jsonl").exists()


def read_beir(folder: Path, shelf: Path, *, split: str | None = None) -> Suite:
    """The suite of the queries that have a judgement.

    Args:
        shelf: the folder in which the corpus is kept as articles.
        split: which of `qrels/*.tsv`; None: `test`, or the only one.

    Raises:
        UnreadableFile: a file is missing or empty.
        BrokenRecord: names file and line of what is broken; nothing was asked yet.
    """
    corpus = folder / "corpus.jsonl"
    records = [(line, _record(each, corpus, line)) for line, each in lines_of(corpus)]
    language = _language(str(each.get("text", "")) for _, each in records[:SAMPLE])
    documents = [
        Document(
            short_id(str(each["_id"])), str(each.get("title") or ""), str(each["text"]), language
        )
        for _, each in records
    ]
    if not documents:
        raise UnreadableFile(str(corpus), "it is empty; a corpus has at least one document")
    judged = _judgements(_qrels(folder / "qrels", split), {each.id for each in documents})
    items = tuple(_items(folder / "queries.jsonl", judged))
    if not items:
        raise UnreadableFile(str(folder), "no query has a judgement")
    return Suite(
        header=Header(
            name=folder.resolve().name, task="retrieval", items=len(items), relevant_from=1
        ),
        items=items,
        thresholds=Thresholds(),
        folder=folder,
        knowledge={OWN: knowledge_of(documents, shelf)},
    )


def _items(path: Path, judged: Judgements) -> Iterable[RetrievalItem]:
    detector = Detector()
    seen: dict[str, int] = {}
    for line, each in lines_of(path):
        query = _record(each, path, line)
        name = short_id(str(query["_id"]))
        if name in seen:
            expected = f"an id of its own; line {seen[name]} has it"
            raise BrokenRecord(path, line=line, key="_id", value=query["_id"], expected=expected)
        seen[name] = line
        if name in judged:
            text = str(query["text"])
            item = {
                "id": name,
                "organisation": OWN,
                "language": detector.message(text).language,
                "text": text,
                "relevant": judged[name],
            }
            yield record(RetrievalItem, item, path, line)


def _record(content: Any, path: Path, line: int) -> Mapping[str, Any]:
    if not isinstance(content, dict) or not {"_id", "text"} <= content.keys():
        expected = "an object with `_id` and `text`"
        raise BrokenRecord(path, line=line, key=None, value=content, expected=expected)
    return content


def _qrels(folder: Path, split: str | None) -> Path:
    there = sorted(folder.glob("*.tsv"))
    wanted = [each for each in there if each.stem == (split or "test")] or (
        there if len(there) == 1 and split is None else []
    )
    if not wanted:
        names = ", ".join(each.stem for each in there) or "nothing"
        raise UnreadableFile(str(folder), f"no judgements {split or 'test'!r}; there is {names}")
    return wanted[0]


def _judgements(path: Path, documents: set[str]) -> Judgements:
    rows: list[tuple[str, str, int]] = []
    for line, text in text_lines(path):
        columns = text.split("\t")
        if line == 1 and columns[-1].strip() == "score":
            continue
        if len(columns) != 3 or not _WHOLE.fullmatch(columns[2].strip()):
            expected = "query-id, corpus-id and a whole score, with tabs between"
            raise BrokenRecord(
                path, line=line, key=None, value="\t".join(columns), expected=expected
            )
        if short_id(columns[1]) not in documents:
            expected = "the id of a document of the corpus"
            raise BrokenRecord(
                path, line=line, key="corpus-id", value=columns[1], expected=expected
            )
        rows.append((short_id(columns[0]), short_id(columns[1]), int(columns[2])))
    return graded(rows)


def _language(texts: Iterable[str]) -> Language:
    detector = Detector()
    found = Counter(detector.message(text).language for text in texts)
    named = [(found[each], each) for each in LANGUAGES if found[each]]
    return max(named)[1] if named else "en"
