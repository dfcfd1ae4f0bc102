"""Which commit of Neuvoja is running: figures of two commits must not be taken for one's."""

import subprocess
from pathlib import Path

HERE = Path(__file__)


def commit(file: Path = HERE) -> str | None:
    """The commit that a file is of, with `-dirty` where anything in its clone has changed since.

    None where it stands in no clone, or where there is no git.
    """
    # An installation may lie within somebody else's clone.
    if _git(file.parent, "ls-files", "--error-unmatch", file.name) is None:
        return None
    return _git(file.parent, "describe", "--always", "--dirty", "--abbrev=12", "--exclude=*")


def _git(folder: Path, *arguments: str) -> str | None:
    command = ["git", "-C", str(folder), *arguments]
    try:
        found = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return None
    return found.stdout.strip() if found.returncode == 0 else None
