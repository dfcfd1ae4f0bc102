"""Settings → what may be spent on models."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date

from neuvoja.assistant.generative.budget import Budget, Caps
from neuvoja.domain.errors import NeuvojaError
from neuvoja.settings import Settings
from neuvoja.store.database import Database
from neuvoja.store.spending import DatabaseLedger

log = logging.getLogger(__name__)


def open_budget(
    settings: Settings,
    database: Database,
    executor: ThreadPoolExecutor,
    *,
    today: Callable[[], date],
) -> Budget:
    """The budget as the database remembers it; what is spent is written beside the answers.

    Raises:
        DatabaseUnavailable
    """
    caps = Caps(settings.chat_tokens_request, settings.chat_tokens_day, settings.chat_tokens_key)

    def later(write: Callable[[], None]) -> None:
        executor.submit(_written, write)

    return Budget(caps, DatabaseLedger(database), today=today, later=later)


def _written(write: Callable[[], None]) -> None:
    """A call that was not written down still counts until the process ends."""
    try:
        write()
    except NeuvojaError as error:
        log.warning("what a model call cost is not written down: %s", error)
