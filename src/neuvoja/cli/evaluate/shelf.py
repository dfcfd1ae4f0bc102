"""Where suites and runs stand."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from neuvoja.evaluation.errors import UnknownSuite
from neuvoja.evaluation.labels import checked
from neuvoja.evaluation.suite import Suite, read_suite
from neuvoja.settings import Settings, packed


def suite_folders() -> Sequence[Path]:
    """The folders of the suites that come with the product, by name."""
    return sorted(each.parent for each in (packed("eval") / "suites").glob("*/suite.yaml"))


def open_suite(name: str) -> Suite:
    """A suite of ours by its name, or one that stands elsewhere by its path.

    Raises:
        UnknownSuite, UnreadableFile, BrokenRecord, UnknownLabel
    """
    folders = {folder.name: folder for folder in suite_folders()}
    folder = folders.get(name, Path(name))
    if not (folder / "suite.yaml").exists():
        raise UnknownSuite(name, list(folders))
    return checked(read_suite(folder, home=packed("knowledge"), organisations=_organisations()))


def new_run(settings: Settings, suite: str) -> Path:
    """A folder for a run that begins now."""
    return settings.data / "runs" / f"{suite}-{datetime.now():%Y%m%d-%H%M%S}"


def _organisations() -> Path:
    return packed("eval") / "organisations"
