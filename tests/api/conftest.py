"""The whole service over a small organisation, its parts all real."""

import shutil
from contextlib import nullcontext
from pathlib import Path

import httpx
import pytest

from neuvoja.api.app import create_app
from neuvoja.settings import Settings
from neuvoja.wiring import open_services

DEMO = Path(__file__).parent.parent.parent / "knowledge"


def no_bars(title, total):
    return nullcontext(lambda done: None)


@pytest.fixture(scope="package")
def knowledge(tmp_path_factory):
    """The demo organisation's folder, which a test may read and not write."""
    folder = tmp_path_factory.mktemp("organisation") / "knowledge"
    shutil.copytree(DEMO, folder)
    return folder


@pytest.fixture(scope="package")
def services(knowledge, tmp_path_factory):
    settings = Settings.read(knowledge=knowledge, data=tmp_path_factory.mktemp("data") / "var")
    with open_services(settings) as opened:
        opened.read(no_bars)
        # Answers are compared with each other: none may come before the vectors.
        opened.sync(no_bars)
        with opened.serving(no_bars):
            yield opened


@pytest.fixture
async def client(services):
    transport = httpx.ASGITransport(app=create_app(services), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as opened:
        yield opened
