"""Why a product that meets a need must not be offered now.

First what bars every offer, in the order of the reasons: bereavement, minor, complaint, fault,
payment, cancellation, no consent. Then what bars one product: owned, unsuitable. A moment of the
organisation's own that bars is reported as unsuitable, with its id.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from neuvoja.assistant.extractive.listening.listening import listening
from neuvoja.assistant.extractive.listening.quotes import quote
from neuvoja.assistant.extractive.listening.sayings import Said
from neuvoja.assistant.extractive.moments.moments import Standing
from neuvoja.assistant.extractive.selling.needs import Need
from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import Customer, Language, Segment
from neuvoja.domain.knowledge import Product, Texts
from neuvoja.domain.organisation import BarReason

REASONS: tuple[BarReason, ...] = get_args(BarReason)
"""The first that holds is given."""

_NEED_WINS = ("complaint", "fault", "cancellation")
"""Moments that are not told by words which the organisation takes for the signal of a need."""


@dataclass(frozen=True, slots=True)
class Bar:
    reason: BarReason
    explanation: str
    """In the advisor's language."""


def bar_of_all(
    reading: Reading, needs: Sequence[Need], standing: Sequence[Standing], said: Sequence[Said]
) -> Bar | None:
    """What bars every offer now.

    Args:
        needs: what the customer voiced.
        standing: the moments that the conversation is in.
        said: what the customer said.
    """
    bars = [*_by_moment(reading, needs, standing, said), *_by_record(reading)]
    return min(bars, key=lambda bar: REASONS.index(bar.reason), default=None)


def bar_of_product(reading: Reading, product: Product, segment: Segment | None) -> Bar | None:
    """What bars this one.

    Args:
        segment: the customer's, as known or as said.
    """
    labels = listening(reading.advisor_language).labels
    name = name_of(product.name, reading.advisor_language) or product.id
    customer, unsuitable = reading.conversation.customer, product.unsuitable
    if _owns(customer, product):
        return Bar("owned", labels["no_owned"].format(name=name))
    if segment in unsuitable.segments:
        to = labels[f"to_{segment}"]
        return Bar("unsuitable", labels["no_unsuitable_segment"].format(name=name, segment=to))
    if customer.age_group in unsuitable.age_groups:
        return Bar("unsuitable", labels["no_unsuitable_age"].format(name=name))
    return None


def owned_by_word(reading: Reading, product: Product) -> Bar:
    """The bar of a product that the customer says to have."""
    name = name_of(product.name, reading.advisor_language) or product.id
    return Bar("owned", listening(reading.advisor_language).labels["no_owned"].format(name=name))


def name_of(names: Texts, language: Language) -> str | None:
    """The name in this language, else in another; None without one."""
    return names.get(language) or next(filter(None, names.values()), None)


def _owns(customer: Customer, product: Product) -> bool:
    owned = set(customer.products or ())
    return not owned.isdisjoint((product.id, *product.owns_excludes))


def _by_record(reading: Reading) -> Iterator[Bar]:
    customer, labels = reading.conversation.customer, listening(reading.advisor_language).labels
    if customer.age_group == "under-18":
        yield Bar("minor", labels["no_minor_known"])
    if customer.open_invoice:
        yield Bar("payment", labels["no_payment_known"])
    if customer.marketing_consent is False:
        yield Bar("no_consent", labels["no_consent"])


def _by_moment(
    reading: Reading, needs: Sequence[Need], standing: Sequence[Standing], said: Sequence[Said]
) -> Iterator[Bar]:
    labels = listening(reading.advisor_language).labels
    leaves_kindly = _leaves_kindly(reading, said)
    if not standing and (angry := _angry(reading, said)):
        yield Bar("complaint", labels["no_complaint"].format(quote=angry.saying.text))
    for each in standing:
        moment = each.moment
        if not moment.bars_offer or _is_a_need(each, needs, reading, said):
            continue
        if moment.id == "cancellation" and leaves_kindly:
            continue
        words = quote(each.said.saying, each.tokens)
        text = labels.get(f"no_{moment.id}", labels["no_unsuitable_moment"])
        yield Bar(_reason(moment.id), text.format(moment=moment.id, quote=words))


def _reason(moment: str) -> BarReason:
    return next((each for each in REASONS if each == moment), "unsuitable")


def _is_a_need(
    standing: Standing, needs: Sequence[Need], reading: Reading, said: Sequence[Said]
) -> bool:
    """Whether the words of the moment are those of a need: "netti pätkii" asks for a better one.

    Not where the fault is acute, or in what the customer has of ours.
    """
    if standing.moment.id not in _NEED_WINS:
        return False
    known = listening(reading.language)
    if "acute" in known.acts.names(standing.said.saying.words):
        return False
    message = [each for each in said if each.message == standing.said.message]
    sought = standing.moment.id == "fault" and any(
        "seeks" in known.scope.names(each.saying.words) for each in message
    )
    return any(
        _tells_it(need, standing, sought=sought)
        and not _owns(reading.conversation.customer, need.product)
        for need in needs
        if need.sure
    )


def _tells_it(need: Need, standing: Standing, *, sought: bool) -> bool:
    """Whether a need is voiced by the words of a moment, or beside them by one who seeks help."""
    if (need.message, need.said.saying.start) != (
        standing.said.message,
        standing.said.saying.start,
    ):
        return False
    return sought or not standing.tokens.isdisjoint(need.tokens)


def _angry(reading: Reading, said: Sequence[Said]) -> Said | None:
    """The customer's last words where they swear or rage, which complains without the word."""
    acts = listening(reading.language).acts
    last = [each for each in said if each.message == said[-1].message] if said else []
    return next((each for each in last if "rages" in acts.names(each.saying.words)), None)


def _leaves_kindly(reading: Reading, said: Sequence[Said]) -> bool:
    """Whether an ending belongs to a move, or to a contract with another company."""
    known = listening(reading.language)
    marks = frozenset[str]().union(*(known.acts.names(each.saying.words) for each in said))
    return bool(marks & {"moves", "replaces"}) and not marks & {"angry", "rivals"}
