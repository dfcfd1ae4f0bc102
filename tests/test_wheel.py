"""Installed elsewhere, Neuvoja brings all that it needs."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The folder that the wheel was unpacked into, as an installer would."""
    top = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(top)]
    subprocess.run(build, cwd=PROJECT, check=True, capture_output=True)
    [wheel] = top.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(top / "site")
    return top / "site"


def run(installed, place, *arguments):
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    command = [sys.executable, "-P", "-m", "neuvoja", *arguments]
    return subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True)


def test_it_is_the_installed_copy_that_runs(installed, tmp_path):
    where = "import neuvoja; print(neuvoja.__file__)"
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    shown = subprocess.run(
        [sys.executable, "-P", "-c", where],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert shown.stdout.startswith(str(installed))


def test_in_an_empty_folder_it_answers_from_the_demo_organisation(installed, tmp_path):
    found = run(installed, tmp_path, "search", "sähkölaskun eräpäivä", "--json", "--limit", "1")
    assert found.returncode == 0, found.stderr
    assert json.loads(found.stdout)["language"] == "fi"
    assert "demo" in found.stderr


@pytest.mark.parametrize("folder", ["knowledge", "eval"])
def test_what_comes_with_the_product_is_packed(installed, folder):
    assert any((installed / "neuvoja" / "packed" / folder).rglob("*"))
