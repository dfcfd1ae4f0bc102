"""What a run must reach before it may pass."""

from typing import Self

from pydantic import ConfigDict, model_validator

from neuvoja.domain.value import Value

EVERYTHING = "all"
"""The slice that holds every item."""


class Gate(Value):
    """One bound on one figure."""

    model_config = ConfigDict(extra="forbid")

    metric: str
    slice: str = EVERYTHING
    at_least: float | None = None
    at_most: float | None = None

    @model_validator(mode="after")
    def _bounds(self) -> Self:
        bounds = [each for each in (self.at_least, self.at_most) if each is not None]
        if not bounds:
            raise ValueError("`at_least` or `at_most`")
        if bounds[0] > bounds[-1]:
            raise ValueError("`at_least` no higher than `at_most`")
        return self


class Thresholds(Value):
    """`thresholds.yaml`."""

    model_config = ConfigDict(extra="forbid")

    hard: tuple[Gate, ...] = ()
    """Nothing is tolerated: the figure itself must hold."""

    soft: tuple[Gate, ...] = ()
    """The noise band is allowed: the figure's interval must reach the bound."""
