"""Suite → run: every item asked once, each answer kept as it comes, so that a run can go on."""

import random
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from pathlib import Path

import anyio

from neuvoja.domain.errors import BadInput, NeuvojaError, Unavailable
from neuvoja.evaluation.asking import ask
from neuvoja.evaluation.errors import NotOffered, OneOrganisation, OtherEngine, RunIncomplete
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

    def __init__(
        self,
        opener: Opener,
        bars: Bars,
        *,
        parallel: int = 1,
        seed: int = SEED,
        engine: str | None = None,
    ) -> None:
        self._opener = opener
        self._bars = bars
        self._parallel = parallel
        self._seed = seed
        self._engine = engine
        """Which must answer; None: whichever does."""

    def run(self, suite: Suite, folder: Path) -> RunFolder:
        """Ask what has not been asked yet, and keep every answer in the folder.

        An item that the subject refuses, or breaks on, is kept with the reason. An organisation's
        items are asked together, since its knowledge is opened once.

        Raises:
            RunIncomplete: interrupted, the subject went away or the disk is full; the same call
                goes on.
            RunMismatch: the folder holds another run.
            NotOffered, OneOrganisation: the suite cannot be asked over HTTP.
            OtherEngine: the subject answers by another engine than the one asked for.
            BadData: the subject cannot be asked anything, such as for a wrong key.
        """
        run: RunFolder | None = None
        for organisation in suite.organisations:
            with self._opener(suite.knowledge[organisation]) as opened:
                _check_offered(suite, opened)
                _check_engine(self._engine, opened)
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
            facts={**opened.subject.facts, **_beside(opened)},
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
        except KeyboardInterrupt as error:
            raise _incomplete(run, suite, "interrupted") from error
        except BaseExceptionGroup as errors:
            first = _first(errors)
            if isinstance(first, Unavailable | OSError):
                raise _incomplete(run, suite, str(first)) from errors
            raise first from errors

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


def _beside(opened: Opened) -> Mapping[str, str]:
    names = ", ".join(each.name for each in opened.rankers)
    return {"baselines": names} if names else {}


def _check_offered(suite: Suite, opened: Opened) -> None:
    if opened.inside is None and suite.header.task in INSIDE_ONLY:
        raise NotOffered(suite.header.task)
    if opened.inside is None and len(suite.organisations) > 1:
        raise OneOrganisation(suite.organisations)


def _check_engine(wanted: str | None, opened: Opened) -> None:
    answers = opened.subject.facts.get("engine")
    if wanted is not None and answers != wanted:
        raise OtherEngine(wanted, answers)


async def _answer(opened: Opened, item: AnyItem, on: date | None) -> Answer:
    started = time.perf_counter()
    try:
        fields = await ask(opened, item, on)
    except BadInput as error:
        return Answer(id=item.id, error=str(error))
    except (NeuvojaError, OSError):
        raise
    except Exception as error:
        # One item that breaks the subject must not hide how the others fare.
        return Answer(id=item.id, error=f"{type(error).__name__}: {error}")
    return Answer(id=item.id, latency_ms=(time.perf_counter() - started) * 1000, **fields)


def _incomplete(run: RunFolder, suite: Suite, why: str) -> RunIncomplete:
    return RunIncomplete(run.path, done=len(run.answers()), of=len(suite.items), why=why)


def _first(errors: BaseExceptionGroup) -> BaseException:
    error: BaseException = errors
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error
