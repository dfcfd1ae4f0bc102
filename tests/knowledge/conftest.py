"""The knowledge room with the real database, in a file of the test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from databases import open_sources

from neuvoja.knowledge.report import Findings
from neuvoja.store.sources import DatabaseSources


@pytest.fixture
def sources(tmp_path: Path) -> Iterator[DatabaseSources]:
    with open_sources(tmp_path / "var") as sources:
        yield sources


@pytest.fixture
def findings() -> Findings:
    return Findings()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A knowledge folder with nothing in it."""
    folder = tmp_path / "knowledge"
    folder.mkdir()
    return folder
