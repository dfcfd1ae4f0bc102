"""What runs in the process apart; `apart` starts it and tells what passes."""

import os
import signal
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import parent_process
from threading import Thread

from neuvoja.assistant.chat import ChatRequest, Finished
from neuvoja.assistant.promises import Grant
from neuvoja.assistant.working import ThreadWorker
from neuvoja.wiring.apart import Joined
from neuvoja.wiring.beneath import open_extractive
from neuvoja.wiring.crossing import Landing
from neuvoja.wiring.generating import open_generative
from neuvoja.wiring.parts import open_engine_parts

POLITE = 10
"""How much it gives way to who started it, whose readers are waiting for the next word."""

_LANDING: list[Landing] = []
"""The one of this process, which an executor gives no other place to."""


def open_landing(joined: Joined) -> None:
    """Join the engine."""
    # An interrupt from the terminal reaches us, too; our parent decides what becomes of us.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(POLITE)
    Thread(target=_end_with_parent, name="parent", daemon=True).start()
    worker = ThreadWorker(ThreadPoolExecutor(1))
    parts = open_engine_parts(joined.settings, worker)
    model, beneath = _NeverAsked(joined.model), open_extractive(parts)
    made = open_generative(parts, model, joined.prompts, model, beneath, near=worker)
    _LANDING.append(Landing(made.engine))


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


def is_there() -> None:
    """Nothing; it is answered once all is joined."""


def landed(call: bytes) -> bytes:
    """See `Landing.run`."""
    return _LANDING[0].run(call)


class _NeverAsked:
    """Stands where a model and its budget stand in the process that asks them."""

    def __init__(self, name: str) -> None:
        self.name = name

    def stream(self, request: ChatRequest) -> AsyncIterator[str | Finished]:
        raise RuntimeError(f"{self.name} is asked by the process that serves only")

    def admit(self, tokens: int, caller: str | None) -> Grant:
        raise RuntimeError(f"{self.name} is paid by the process that serves only")
