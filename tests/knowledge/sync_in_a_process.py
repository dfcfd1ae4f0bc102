"""A sync to be killed: `python sync_in_a_process.py DATABASE_FOLDER INDEX_FILE`."""

import sys
import time
from pathlib import Path

from databases import open_sources
from index_in_a_file import FileIndex

from neuvoja.knowledge.sync import sync


def main() -> None:
    with open_sources(Path(sys.argv[1])) as sources:
        # The pause makes every moment of a short sync one at which it may be killed.
        sync(sources, FileIndex(Path(sys.argv[2])), batch=3, progress=lambda _: time.sleep(0.004))


if __name__ == "__main__":
    main()
