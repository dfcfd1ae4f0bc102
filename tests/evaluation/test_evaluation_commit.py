"""Which commit is running."""

import subprocess

import pytest

from neuvoja.evaluation.commit import commit


@pytest.fixture
def clone(tmp_path):
    """A clone with one file, committed."""
    (tmp_path / "known.py").write_text("1")
    own = ("-c", "user.name=T", "-c", "user.email=t@example.org")
    for arguments in (("init", "-q"), ("add", "."), (*own, "commit", "-qm", "First")):
        subprocess.run(["git", "-C", tmp_path, *arguments], check=True)
    return tmp_path


def test_a_clone_tells_its_commit_and_whether_it_was_changed(clone):
    first = commit(clone / "known.py")
    assert len(first) == 12
    (clone / "known.py").write_text("2")
    assert commit(clone / "known.py") == f"{first}-dirty"


def test_what_only_lies_in_a_clone_or_in_none_has_no_commit(clone, tmp_path_factory):
    (clone / "installed.py").write_text("1")
    assert commit(clone / "installed.py") is None
    assert commit(tmp_path_factory.mktemp("elsewhere") / "file.py") is None
