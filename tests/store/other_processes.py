"""What other processes do to the same database, until they end or are killed."""

import os
import signal
from itertools import count
from multiprocessing.connection import Connection

from knowledge_samples import draft

from neuvoja.store.database import open_database
from neuvoja.store.sources import DatabaseSources
from neuvoja.store.upgrade import upgrade
from neuvoja.store.writing import Writing


def put_and_die(url: str) -> None:
    """Write everything of a batch, and die before the commit."""
    database = open_database(url, upgrade=upgrade)
    with database.write_for_good() as connection:
        writing = Writing.begin(connection, ["muutto", "uusi"])
        writing.put(draft("muutto", "uusi", "uusi"), "folder", take_over=False)
        writing.put(draft("uusi", "uusi"), "folder", take_over=False)
        writing.finish()
        os.kill(os.getpid(), signal.SIGKILL)


def put_for_ever(url: str, telling: Connection) -> None:
    """Change the same three sources again and again, and tell each time when it is done."""
    sources = DatabaseSources(open_database(url, upgrade=upgrade))
    for n in count(1):
        sources.put([draft(each, f"{n}", f"{n}") for each in "abc"], origin="folder")
        telling.send(n)


def open_and_tell(url: str, telling: Connection) -> None:
    """Open the database, as a service does when it starts, and tell which it is."""
    telling.send(open_database(url, upgrade=upgrade).identity())
