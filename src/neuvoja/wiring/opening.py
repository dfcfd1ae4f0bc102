"""Own the data folder and open what stands in it; or only what reads documents."""

import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager

from neuvoja.assistant.promises import ChatModel
from neuvoja.assistant.working import ThreadWorker
from neuvoja.knowledge.formats.handbook import read_handbook
from neuvoja.knowledge.importing.imports import Importer
from neuvoja.knowledge.report import Findings
from neuvoja.knowledge.review import products_of
from neuvoja.language.detection import Detector
from neuvoja.settings import Settings
from neuvoja.store.owner import Ownership
from neuvoja.wiring.parts import open_parts
from neuvoja.wiring.services import Services

log = logging.getLogger(__name__)

_THREADS = 2
"""Who compute take turns, but for what lets go of Python's lock meanwhile."""

_THREADS_BESIDE_WORDS = 1
"""Where a model's words are passed on: of two who compute, each would have its turn before them."""


@contextmanager
def open_services(
    settings: Settings,
    *,
    url: str | None = None,
    exact: bool = False,
    chat: ChatModel | None = None,
) -> Iterator[Services]:
    """Own the data folder and open all that stands in it, until the block ends.

    Args:
        url: where this process will serve; None: it will not.
        exact: whether vectors are ranked by exact search in memory, as suites need it.
        chat: the chat model; None: the one that the settings name, if any.

    Raises:
        DataFolderBusy, DataFolderUnusable, BadSettings, DatabaseUnavailable, IndexUnavailable
        BrokenPrompt
    """
    with ExitStack() as stack:
        stack.callback(Ownership.take(settings.data, url=url).release)
        if settings.knowledge_folder != settings.knowledge:
            log.warning("no folder %s here: the demo organisation answers", settings.knowledge)
        folder = settings.knowledge_folder
        files = read_handbook(folder, Findings(), products=products_of(folder))
        generative = chat is not None or settings.engine_chosen == "generative"
        threads = _THREADS_BESIDE_WORDS if generative else _THREADS
        executor = stack.enter_context(ThreadPoolExecutor(threads, "worker"))
        parts = open_parts(settings, files, ThreadWorker(executor), exact=exact)
        stack.callback(parts.database.close)
        stack.callback(parts.vector_build.stop)
        if parts.tracing is not None:
            stack.callback(parts.tracing.close)
        yield Services(parts, files, executor, chat)


def open_importer(settings: Settings) -> Importer:
    """What makes article files of documents; it needs neither database nor index."""
    handbook = read_handbook(settings.knowledge_folder, Findings())
    return Importer(Detector(), default_language=handbook.organisation.default_language)
