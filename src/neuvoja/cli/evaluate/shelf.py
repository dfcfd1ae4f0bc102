"""Where suites and runs stand."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from neuvoja.domain.errors import UnreadableFile
from neuvoja.evaluation.errors import UnknownSuite
from neuvoja.evaluation.gate import check_gates
from neuvoja.evaluation.labels import checked
from neuvoja.evaluation.outside.beir import is_beir, read_beir
from neuvoja.evaluation.outside.public import PUBLIC, read_public
from neuvoja.evaluation.suite import Suite, read_suite
from neuvoja.settings import Settings, packed

PUBLIC_SETS = Path("../shared/data")
"""Where the public sets stand, seen from the project."""


def suite_folders() -> Sequence[Path]:
    """The folders of the suites that come with the product, by name."""
    return sorted(each.parent for each in (packed("eval") / "suites").glob("*/suite.yaml"))


def open_suite(
    name: str, settings: Settings, public: Path = PUBLIC_SETS, *, split: str | None = None
) -> Suite:
    """A suite of ours or a public set by its name, or a folder in our form or in BEIR's.

    Args:
        public: where the public sets stand.
        split: which judgements of a folder in BEIR's form; None: `test`, or the only ones.

    Raises:
        UnknownSuite, UnreadableFile, BrokenRecord, UnknownLabel
        UnknownFigure, BoundOutOfRange: a gate of the suite could never judge.
    """
    folders = {folder.name: folder for folder in suite_folders()}
    folder = folders.get(name, Path(name))
    corpora = settings.data / "evaluation" / "corpora"
    if name in PUBLIC:
        return checked(read_public(name, public, corpora))
    if is_beir(folder):
        return checked(read_beir(folder, corpora, split=split))
    if not (folder / "suite.yaml").exists():
        if folder.is_dir():
            why = "it holds neither suite.yaml nor corpus.jsonl with queries.jsonl"
            raise UnreadableFile(str(folder), why)
        if folder.is_absolute() or len(folder.parts) > 1:
            raise UnreadableFile(name, "there is no such folder")
        raise UnknownSuite(name, [*folders, *PUBLIC])
    suite = read_suite(folder, home=packed("knowledge"), organisations=_organisations())
    check_gates(suite, suite.thresholds)
    return checked(suite)


def new_run(settings: Settings, suite: str) -> Path:
    """A folder for a run that begins now."""
    return settings.data / "runs" / f"{suite}-{datetime.now():%Y%m%d-%H%M%S}"


def _organisations() -> Path:
    return packed("eval") / "organisations"
