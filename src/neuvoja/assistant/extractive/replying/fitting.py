"""How well a unit fits the question besides its words: the kind of fact, the case, the customer."""

from collections.abc import Callable, Collection, Mapping, Sequence

from neuvoja.assistant.extractive.asking.asked import Asked
from neuvoja.assistant.extractive.asking.denied import minds_allergies
from neuvoja.assistant.extractive.pages.bands import fits
from neuvoja.assistant.extractive.pages.page import Heading, Page
from neuvoja.assistant.extractive.pages.piece import Piece
from neuvoja.assistant.extractive.pages.units import Unit
from neuvoja.assistant.extractive.replying.coverage import SURE, Coverage
from neuvoja.assistant.extractive.wording.matching import Form
from neuvoja.assistant.extractive.wording.phrases import Offered, Wanted

Match = Callable[[Form, Form], float]

SATISFIES: Mapping[Wanted, tuple[Offered, ...]] = {
    "when": ("time",),
    "price": ("price",),
    "count": ("number",),
    "how": ("way",),
    "whether": ("rule",),
    "needs": (),
    "where": ("place", "contact"),
    "contact": ("contact",),
    "why": ("cause",),
    "what": (),
}


OTHER_SEGMENT = 0.6
"""What a piece about companies is worth to a private person."""

OTHER_CASE = 0.75
"""What a unit is worth that holds only in a case that the customer has not named."""

IN_BAND = 1.4
"""What a unit is worth that is about an age or another amount such as the customer told."""

OTHER_BAND = 0.6
"""What a row of a table is worth that is about another one, and about nothing else."""

DENIED = 0.5
"""What a unit is worth in another case, which the customer says is not so."""

EXCEPTION = 0.85
"""What a unit is worth that only says what is not so, where a time, a price or a way is asked."""


BEYOND_FIGURES: frozenset[Wanted] = frozenset({"why", "how", "needs"})
"""The kinds of answer that a figure never is."""


def lists_all(asked: Asked, core: Sequence[Piece], unit: Unit) -> bool:
    """Whether it is the whole list that is asked for: steps of how, items of what is needed."""
    steps = core[-1].shape == "step"
    return unit.whole and ("how" in asked.wants if steps else "needs" in asked.wants)


def kind_offered(asked: Asked, core: Sequence[Piece]) -> float:
    """How far the pieces offer the kinds of fact that are asked for, 0 to 1."""
    kinds = [SATISFIES[each] for each in asked.wants if SATISFIES[each]]
    if not kinds:
        return 0.0
    offered = {offer for piece in core for offer in piece.offers}
    return sum(not offered.isdisjoint(each) for each in kinds) / len(kinds)


def tells_figure(asked: Asked, core: Sequence[Piece]) -> bool:
    """Whether the pieces tell a figure where a figure may be the answer."""
    return any(piece.literals for piece in core) and asked.wants.isdisjoint(BEYOND_FIGURES)


def for_case(heading: Heading, at: int, coverage: Coverage) -> float:
    """What a unit is worth below a heading such as "If you live abroad"."""
    if not heading.conditional or any(mark >= SURE for mark in coverage.of(at, heading.forms)):
        return 1.0
    return OTHER_CASE


def of_band(asked: Asked, core: Sequence[Piece]) -> float:
    """What a unit is worth below "under 15 years" to a customer who told an age."""
    found = {fits(piece.bands, asked.amounts) for piece in core}
    if True in found:
        return IN_BAND
    return OTHER_BAND if found == {False} and core[0].shape == "row" else 1.0


def of_denied(
    asked: Asked, page: Page, heading: Heading, core: Sequence[Piece], match: Match
) -> float:
    """What a unit is worth whose words, or those above it, name what is not so."""
    if not asked.denied.not_so:
        return 1.0
    own = [form for piece in core for form in piece.forms]
    return DENIED if _names(asked.denied.not_so, (*page.title, *heading.forms, *own), match) else 1


def harms(asked: Asked, page: Page, unit: Unit, match: Match) -> bool:
    """Whether it tells of what the customer cannot have, and not to those who cannot."""
    return bool(asked.denied.harmful) and any(
        _names(asked.denied.harmful, page.pieces[n].forms, match)
        and not minds_allergies(page.pieces[n].text, page.passage.language)
        for n in unit.pieces
    )


def _names(denied: Collection[Form], forms: Sequence[Form], match: Match) -> bool:
    return any(match(one, form) >= SURE for one in denied for form in forms)


def of_exception(asked: Asked, core: Sequence[Piece]) -> float:
    """What an exception is worth: "may I …" asks for either, other questions for the rule."""
    rule = asked.wants and "whether" not in asked.wants
    excepting = all(piece.negative or piece.restricts for piece in core)
    return EXCEPTION if rule and excepting else 1.0


def of_segment(asked: Asked, page: Page, core: Sequence[Piece]) -> float:
    about_companies = any(piece.business for piece in core) and not page.business
    return OTHER_SEGMENT if about_companies and not asked.business else 1.0
