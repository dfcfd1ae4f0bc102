import json
import os
import stat
import subprocess
import sys

import pytest

from neuvoja.domain.errors import DataFolderBusy, DataFolderUnusable
from neuvoja.store.owner import Ownership, living_owner

HOLD = """
import sys, time
from pathlib import Path
from neuvoja.store.owner import Ownership
held = Ownership.take(Path(sys.argv[1]), url="http://127.0.0.1:1")
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture
def other_process(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_a_folder_of_another_process_is_refused_with_its_pid_and_url(tmp_path, other_process):
    with pytest.raises(DataFolderBusy) as caught:
        Ownership.take(tmp_path)
    assert caught.value.pid == other_process.pid
    assert caught.value.url == "http://127.0.0.1:1"


def test_a_living_owner_is_found(tmp_path, other_process):
    assert living_owner(tmp_path).pid == other_process.pid


def test_a_killed_owner_leaves_the_folder_free(tmp_path, other_process):
    other_process.kill()
    other_process.wait()
    assert living_owner(tmp_path) is None
    Ownership.take(tmp_path).release()


def test_a_released_folder_is_free_again(tmp_path):
    Ownership.take(tmp_path, url=None).release()
    assert living_owner(tmp_path) is None
    Ownership.take(tmp_path).release()


def test_the_owner_tells_who_and_where(tmp_path):
    owned = Ownership.take(tmp_path)
    owned.announce("http://127.0.0.1:8080")
    card = json.loads((tmp_path / "owner.json").read_text())
    owned.release()
    assert card == {"pid": os.getpid(), "url": "http://127.0.0.1:8080"}


def test_a_folder_that_is_a_file_is_refused_with_words(tmp_path):
    (tmp_path / "var").write_text("")
    with pytest.raises(DataFolderUnusable, match="NEUVOJA_DATA"):
        Ownership.take(tmp_path / "var")


def test_a_folder_that_is_made_is_for_nobody_else(tmp_path):
    folder = tmp_path / "var"
    Ownership.take(folder).release()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
