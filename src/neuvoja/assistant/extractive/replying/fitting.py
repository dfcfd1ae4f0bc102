"""How a unit fits the question besides its words: the kind of fact, the list, the customer."""

from collections.abc import Callable, Collection, Mapping, Sequence

from neuvoja.assistant.extractive.asking.asked import Asked
from neuvoja.assistant.extractive.asking.denied import minds_allergies
from neuvoja.assistant.extractive.pages.bands import fits
from neuvoja.assistant.extractive.pages.page import Page
from neuvoja.assistant.extractive.pages.piece import Piece
from neuvoja.assistant.extractive.pages.units import Unit
from neuvoja.assistant.extractive.replying.coverage import SURE
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

EXACT: frozenset[Wanted] = frozenset({"when", "price", "count", "where", "contact"})
"""The kinds of answer that a sentence shows it gives; a way, a rule or a cause look like others."""

BEYOND_FIGURES: frozenset[Wanted] = frozenset({"why", "how", "needs"})
"""The kinds of answer that a figure never is."""


def lists_all(asked: Asked, core: Sequence[Piece], unit: Unit) -> bool:
    """Whether it is the whole list that is asked for: steps of how, items of what is needed."""
    steps = core[-1].shape == "step"
    return unit.whole and ("how" in asked.wants if steps else "needs" in asked.wants)


def offers_wanted(asked: Asked, core: Sequence[Piece]) -> bool:
    """Whether the pieces offer an exact fact of a kind that is asked for."""
    kinds = {offered for each in asked.wants & EXACT for offered in SATISFIES[each]}
    return any(not kinds.isdisjoint(piece.offers) for piece in core)


def tells_figure(asked: Asked, core: Sequence[Piece]) -> bool:
    """Whether the pieces tell a figure where a figure may be the answer."""
    return any(piece.literals for piece in core) and asked.wants.isdisjoint(BEYOND_FIGURES)


def in_band(asked: Asked, core: Sequence[Piece]) -> bool | None:
    """Whether it is about an amount such as the customer told; None where it sets none of its kind.

    "Under 15 years", to a customer who told an age.
    """
    found = {fits(piece.bands, asked.amounts) for piece in core}
    return True if True in found else False if found == {False} else None


def harms(asked: Asked, page: Page, unit: Unit, match: Match) -> bool:
    """Whether it tells of what the customer cannot have, and not to those who cannot."""
    return bool(asked.denied.harmful) and any(
        _names(asked.denied.harmful, page.pieces[n].forms, match)
        and not minds_allergies(page.pieces[n].text, page.passage.language)
        for n in unit.pieces
    )


def _names(denied: Collection[Form], forms: Sequence[Form], match: Match) -> bool:
    return any(match(one, form) >= SURE for one in denied for form in forms)
