"""Advisors at work, in a process of their own: the load tool patches all of Python as it loads.

`python -m eval.bench.advisors PLAN` with a `Plan` in JSON; prints a list of `Stage`.

    ask ──► read (think) ──► tell what was done ──► ask …      each advisor, until the load ends
"""

# ruff: noqa: I001  the load tool must be imported before anything that opens a connection
import gevent
from locust import FastHttpUser, constant, task
from locust.env import Environment

import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from eval.bench.memory import load_average, processor_s, resident_mib
from eval.bench.plan import STAGES, Plan, Stage, Step
from eval.bench.talks import Request, Talk, endless, read_talks
from eval.bench.timing import percentiles

SAMPLE_S = 1.0
ASSIST, FEEDBACK = "assist", "feedback"
LONGEST_ANSWER_S = 60.0


@dataclass
class Counted:
    """What one step has seen so far."""

    assist_ms: list[float] = field(default_factory=list)
    feedback_ms: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)

    def note(
        self, name: str, response_time: float, exception: Exception | None, **_more: Any
    ) -> None:
        """One answer, as the load tool reports it."""
        if exception is not None:
            self.errors[f"{name}: {exception!r}"[:200]] += 1
        else:
            (self.assist_ms if name == ASSIST else self.feedback_ms).append(response_time)


class Advisor(FastHttpUser):
    """Takes one conversation after the other."""

    wait_time = constant(0)
    connection_timeout = network_timeout = LONGEST_ANSWER_S
    talks: Sequence[Talk]
    seed: str
    step: Step
    born = 0

    def on_start(self) -> None:
        Advisor.born += 1
        own_seed = f"{self.seed}-{Advisor.born}"
        self.draw = random.Random(own_seed)
        self.coming = endless(self.talks, own_seed)
        gevent.sleep(self.draw.uniform(0, self.step.ramp_s))

    @task
    def handle(self) -> None:
        for turn in next(self.coming):
            self._ask(turn)

    def _ask(self, request: Request) -> None:
        with self.client.post(
            "/v1/assist", json=request, name=ASSIST, catch_response=True
        ) as answer:
            suggestion = answer.json()["id"] if answer.status_code == 200 else None
        gevent.sleep(self.draw.uniform(*self.step.think_s))
        if suggestion:
            self._tell(suggestion)

    def _tell(self, suggestion: str) -> None:
        action = self.draw.choice(["inserted", "copied", "edited", "dismissed"])
        told = {"event_id": f"load-{suggestion}", "part": "reply", "action": action}
        self.client.post(f"/v1/suggestions/{suggestion}/feedback", json=told, name=FEEDBACK)


def work(plan: Plan) -> list[Stage]:
    """Every step in turn; advisors of one step stay for the next if it has more of them."""
    Advisor.host, Advisor.seed = plan.url, plan.seed
    Advisor.talks = read_talks(Path(plan.suites))
    environment = Environment(user_classes=[Advisor])
    runner = environment.create_local_runner()
    stages = []
    for step in plan.steps:
        Advisor.step = step
        runner.start(step.advisors, spawn_rate=100)
        gevent.sleep(step.ramp_s)
        stages.append(_counted(step, plan, environment))
    runner.quit()
    return stages


def _counted(step: Step, plan: Plan, environment: Environment) -> Stage:
    counted, memory = Counted(), [resident_mib(plan.pid)]
    environment.events.request.add_listener(counted.note)
    started, used = time.perf_counter(), processor_s(plan.pid)
    while (passed := time.perf_counter() - started) < step.counted_s:
        gevent.sleep(SAMPLE_S)
        memory.append(resident_mib(plan.pid))
    environment.events.request.remove_listener(counted.note)
    return Stage(
        step=step,
        seconds=passed,
        assist=percentiles(counted.assist_ms) if counted.assist_ms else None,
        feedback=percentiles(counted.feedback_ms) if counted.feedback_ms else None,
        errors=dict(counted.errors),
        memory_mib=tuple(memory),
        cores=(processor_s(plan.pid) - used) / passed,
        load=load_average(),
    )


def main() -> None:
    stages = work(Plan.model_validate_json(sys.argv[1]))
    print(STAGES.dump_json(tuple(stages)).decode())


if __name__ == "__main__":
    main()
