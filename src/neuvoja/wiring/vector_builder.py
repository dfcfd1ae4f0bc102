"""The program that builds the vector index; `vector_build` starts it and tells what passes."""

import logging
import os
import signal
import sys
import threading
from multiprocessing.connection import Connection

from neuvoja.domain.errors import NeuvojaError
from neuvoja.knowledge.sync import follow
from neuvoja.settings import Settings
from neuvoja.wiring.parts import open_builder_parts
from neuvoja.wiring.vector_build import mark_of

log = logging.getLogger(__name__)


def main() -> None:
    # An interrupt from the terminal reaches us, too; our parent decides what becomes of us.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    inlet = Connection(sys.stdin.fileno(), writable=False)
    outlet = Connection(sys.stdout.fileno(), readable=False)
    settings: Settings = inlet.recv()
    ended = threading.Event()
    threading.Thread(target=_listen, args=(inlet, ended), daemon=True).start()
    try:
        with open_builder_parts(settings) as parts:
            follow(parts.sources, parts.vectors, ended=ended.is_set, progress=outlet.send)
            parts.folder.mkdir(parents=True, exist_ok=True)
            mark_of(parts.folder).touch()
    except NeuvojaError as error:
        log.warning("%s", error)
        sys.exit(1)
    except BrokenPipeError:
        sys.exit(1)  # nobody hears us any more


def _listen(inlet: Connection, ended: threading.Event) -> None:
    try:
        while inlet.recv() is None:
            ended.set()
    except EOFError:
        # Whoever started us is gone; a successor may be waiting for the folder.
        os._exit(1)


if __name__ == "__main__":
    main()
