"""What the advisors are to do, and what became of it; passed between two processes as JSON."""

from collections.abc import Mapping

from pydantic import TypeAdapter

from eval.bench.timing import Times
from neuvoja.domain.value import Value


class Step(Value):
    """So many advisors at once for a while."""

    advisors: int
    think_s: tuple[float, float]
    """How long an advisor reads before telling what was done with the answer: from, to."""

    ramp_s: float
    """Not counted: newcomers begin one by one within it."""

    counted_s: float


class Plan(Value):
    url: str
    pid: int
    """Of the service, to watch its memory."""

    suites: str
    seed: str
    steps: tuple[Step, ...]


class Stage(Value):
    """What one step has shown."""

    step: Step
    seconds: float
    """How long was counted."""

    assist: Times | None
    """`POST /v1/assist`, as the caller sees it; None: no answer came."""

    feedback: Times | None
    errors: Mapping[str, int]
    """How often each kind came; what failed is in no percentile."""

    memory_mib: tuple[float, ...]
    """Of the service, about every second; at least one."""

    cores: float
    """Processor time of the service for each second."""

    load: float
    """Load average of the machine at the end."""

    @property
    def answers(self) -> int:
        return self.assist.n if self.assist else 0

    @property
    def failures(self) -> int:
        return sum(self.errors.values())


STAGES = TypeAdapter(tuple[Stage, ...])
