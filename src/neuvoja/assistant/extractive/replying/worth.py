"""What a unit is worth as the answer, by what is seen of it.

A sum of a few features, fitted so that the units that hold the answer are worth more than the other
units of the same question. `eval/calibration/unit_choice.py` alone writes the numbers, and reports
how good they are for an organisation that had no part in the fit.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import cache
from importlib.resources import files
from math import exp, log

from neuvoja.assistant.extractive.asking.asked import Asked
from neuvoja.assistant.extractive.pages.page import Page
from neuvoja.assistant.extractive.pages.units import Unit
from neuvoja.assistant.extractive.replying.bearing import Bearing
from neuvoja.assistant.extractive.replying.fitting import (
    in_band,
    lists_all,
    offers_wanted,
    tells_figure,
)
from neuvoja.assistant.extractive.wording.meaning import Vector, likeness

LEAST_FOUND = 0.05


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen of one unit; a share is a part of the weight of the question's words."""

    found: float
    """How high its passage was found, with what is known of the customer: ln of 0.05 to 1."""

    near: float
    """How near it is to the question in meaning, with its heading and title: a cosine."""

    said: float
    """The share that it carries with its lead-in, its heading and the title, in form or meaning."""

    led: float
    """The share that its lead-in carries alone."""

    named: float
    """How well its own words carry that word of the question which they carry best."""

    before: float
    """The share that the piece right before its own carries, in its paragraph."""

    after: float
    """The same of the piece right after them."""

    headed: float
    """How much of its heading the question has words for; 1 without a heading."""

    offers: float
    """1 where it offers a fact of a kind that is wanted."""

    figure: float
    """1 where it tells a figure, and a figure may be the answer, as it is of most questions."""

    denies: float
    """1 where it says what is not so, and yes or no is asked."""

    row: float
    """1 for a row of a table."""

    row_unsaid: float
    """How much of the row's label the question has no words for."""

    step: float
    """1 for a lone step of several."""

    lists: float
    """1 for the whole list that is asked for."""

    in_band: float
    """1 where it is about an age or another amount such as the customer told."""

    other_band: float
    """1 for a row about another amount."""


@cache
def weights() -> tuple[float, ...]:
    """One a feature, in their order; 0 for one that was never fitted."""
    source = files(__package__).joinpath("worth.json").read_text("utf-8")
    frozen: Mapping[str, float] = json.loads(source)
    return tuple(frozen.get(name, 0.0) for name in Seen.__slots__)


def worth(seen: Seen) -> float:
    """Above 0."""
    values: Sequence[float] = astuple(seen)
    return exp(sum(weight * value for weight, value in zip(weights(), values, strict=True)))


def seen(asked: Asked, page: Page, unit: Unit, found: float, told: Bearing, meant: Vector) -> Seen:
    """The features of one unit.

    Args:
        found: 0 to 1.
        told: what the page carries of the question's words.
        meant: the meaning of the question with what is told around it.
    """
    core = [page.pieces[n] for n in unit.core]
    first = unit.core[0]
    own, lead = told.of(unit.core), told.of([n for n in unit.pieces if n < first])
    row = core[0].shape == "row"
    fits = in_band(asked, core)
    return Seen(
        found=log(max(found, LEAST_FOUND)),
        near=likeness(meant, page.meaning_of(unit)),
        said=told.share(own.clip(lead).clip(told.above[first])),
        led=told.share(lead),
        named=float(own.max(initial=0.0)),
        before=told.beside(unit.pieces[0], unit.pieces[0] - 1),
        after=told.beside(unit.pieces[-1], unit.pieces[-1] + 1),
        headed=told.headed[first],
        offers=float(offers_wanted(asked, core)),
        figure=float(tells_figure(asked, core)),
        denies=float("whether" in asked.wants and any(piece.negative for piece in core)),
        row=float(row),
        row_unsaid=1 - told.labelled[first],
        step=float(core[0].shape == "step" and not unit.whole),
        lists=float(lists_all(asked, core, unit)),
        in_band=float(fits is True),
        other_band=float(row and fits is False),
    )
