"""Suite → run: every item asked once, each answer kept as it comes, so that a run can go on."""

import random
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from pathlib import Path

import anyio

from neuvoja.domain.errors import BadInput, Unavailable
from neuvoja.evaluation.asking import ask
from neuvoja.evaluation.errors import NotOffered, RunIncomplete
from neuvoja.evaluation.items import AnyItem
from neuvoja.evaluation.run_folder import Answer, Asked, RunFolder
from neuvoja.evaluation.subject import Opened, Opener
from neuvoja.evaluation.suite import Suite

SEED = 20261122
INSIDE_ONLY = ("redaction", "language", "grounding")
"""Tasks that the API has no call for."""

Bars = Callable[[str, int], AbstractContextManager[Callable[[int], object]]]
"""A progress bar by title and number of steps."""


class Runner:
    """Asks the items of a suite in a seeded order, several at a time."""

    def __init__(self, opener: Opener, bars: Bars, *, parallel: int = 1, seed: int = SEED) -> None:
        self._opener = opener
        self._bars = bars
        self._parallel = parallel
        self._seed = seed

    def run(self, suite: Suite, folder: Path) -> RunFolder:
        """Ask what has not been asked yet, and keep every answer in the folder.

        An item that the subject refuses is kept with the reason. An organisation's items are
        asked together, since its knowledge is opened once.

        Raises:
            RunIncomplete: the subject went away or the disk is full; the same call goes on.
            RunMismatch: the folder holds another run.
            NotOffered: the task cannot be asked over HTTP.
        """
        run: RunFolder | None = None
        for organisation in suite.organisations:
            with self._opener(suite.knowledge[organisation]) as opened:
                _check_offered(suite, opened)
                run = run or RunFolder.begin(folder, suite, self._asked(suite, opened))
                self._ask_all(run, opened, suite, organisation)
        assert run is not None  # noqa: S101 - a suite has items
        run.finish(datetime.now(UTC))
        return run

    def _asked(self, suite: Suite, opened: Opened) -> Asked:
        return Asked(
            suite=suite.header.name,
            task=suite.header.task,
            items=len(suite.items),
            suite_sha=suite.sha,
            facts=opened.subject.facts,
            seed=self._seed,
            parallel=self._parallel,
            started=datetime.now(UTC),
        )

    def _ask_all(self, run: RunFolder, opened: Opened, suite: Suite, organisation: str) -> None:
        done = {each.id for each in run.answers().values() if each.error is None}
        items = [
            item
            for item in suite.items
            if item.organisation == organisation and item.id not in done
        ]
        random.Random(self._seed).shuffle(items)
        title = f"{suite.header.name}: {organisation}"
        try:
            with self._bars(title, len(items)) as progress:
                anyio.run(self._ask_each, run, opened, items, progress, suite.header.on)
        except* (Unavailable, OSError) as errors:
            raise RunIncomplete(
                run.path, done=len(run.answers()), of=len(suite.items), why=_first(errors)
            ) from errors

    async def _ask_each(
        self,
        run: RunFolder,
        opened: Opened,
        items: Sequence[AnyItem],
        progress: Callable[[int], object],
        on: date | None,
    ) -> None:
        limit = anyio.CapacityLimiter(self._parallel)

        async def one(item: AnyItem) -> None:
            async with limit:
                run.keep(await _answer(opened, item, on))
                progress(1)

        async with anyio.create_task_group() as tasks:
            for item in items:
                tasks.start_soon(one, item)


def _check_offered(suite: Suite, opened: Opened) -> None:
    if opened.inside is None and suite.header.task in INSIDE_ONLY:
        raise NotOffered(suite.header.task)


async def _answer(opened: Opened, item: AnyItem, on: date | None) -> Answer:
    started = time.perf_counter()
    try:
        fields = await ask(opened, item, on)
    except BadInput as error:
        return Answer(id=item.id, error=str(error))
    return Answer(id=item.id, latency_ms=(time.perf_counter() - started) * 1000, **fields)


def _first(errors: BaseExceptionGroup) -> str:
    error: BaseException = errors
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return str(error) or type(error).__name__
