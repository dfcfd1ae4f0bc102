"""What may be offered: products whose need the customer voiced, when the moment allows it."""

from collections.abc import Iterator, Sequence
from functools import partial

from neuvoja.assistant.events import Offers
from neuvoja.assistant.extractive.listening.listening import listening
from neuvoja.assistant.extractive.listening.sayings import Said
from neuvoja.assistant.extractive.moments.moments import MomentReader
from neuvoja.assistant.extractive.selling.bars import (
    REASONS,
    Bar,
    bar_of_all,
    bar_of_product,
    name_of,
    owned_by_word,
)
from neuvoja.assistant.extractive.selling.circumstances import bar_by_circumstance
from neuvoja.assistant.extractive.selling.gathered import SCORE as GATHERED
from neuvoja.assistant.extractive.selling.implied import ImpliedNeeds
from neuvoja.assistant.extractive.selling.needs import Need, need_reader
from neuvoja.assistant.extractive.selling.whys import WhyWriter, is_about
from neuvoja.assistant.extractive.signals.hearing import hearing
from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import Segment
from neuvoja.domain.knowledge import Product
from neuvoja.domain.suggestion import Evidence, NoOffer, Opportunity
from neuvoja.language.analysis import Analyser
from neuvoja.language.promises import Embedder

MOST_OFFERED = 3

WHOLE = 0.95
"""Score from which a signal is said as it stands: only articles about other products belie it."""

ANSWERED = 0.5
"""Share of what was said that an article carries, from which it answers it."""

MAY_ANSWER = 0.35
"""The same where no signal voices the need by itself."""

AS_GOOD = 0.8
"""Part of the best article's share from which another answers as well."""


class OpportunityFinder:
    """Safe to use from several threads."""

    def __init__(self, analyser: Analyser, embedder: Embedder | None = None) -> None:
        """Finds needs by words, and with an embedder also by what is meant."""
        self._needs = need_reader(analyser)
        self._implied = ImpliedNeeds(analyser, embedder, self._needs) if embedder else None
        self._moments = MomentReader(analyser)
        self._whys = WhyWriter(analyser, embedder)
        self._ear = hearing(analyser).ear

    def find(self, reading: Reading) -> Offers:
        """At most `MOST_OFFERED` products, the best first; else why a matching one is not offered.

        Both empty where the customer voiced no need that a product meets.
        """
        said = self._ear.said(reading.conversation, reading.language, "customer")
        segment = reading.conversation.customer.segment or _segment_said(reading, said)
        sold = self._sold(reading)
        needs = self._needs_of(reading, segment, said)
        needs = [each for each in needs if each.product.id not in sold]
        if not needs:
            return Offers()
        if bar := bar_of_all(reading, needs, self._moments.heard(reading), said):
            return _none(bar)
        barred = [(need, _barred(reading, need, segment, said)) for need in needs if need.sure]
        fine = [need for need, bar in barred if bar is None]
        if fine:
            fine = [need for need in fine if not _is_answered(reading, need)]
            return Offers(
                tuple(self._opportunity(reading, each, segment) for each in _chosen(fine))
            )
        bars = [bar for _, bar in barred if bar]
        return _none(_first(bars)) if bars else Offers()

    def _sold(self, reading: Reading) -> frozenset[str]:
        """Ids of the products of which we say that it is done: "tilasin Kuitu 300:n"."""
        acts = listening(reading.language).acts
        ours = self._ear.said(reading.conversation, reading.language, "advisor", "expert")
        done = (
            each.saying.text
            for each in ours
            if "done" in acts.names(each.saying.words) and not each.saying.asks
        )
        named = (self._whys.named_in(each, reading.handbook, reading.language) for each in done)
        return frozenset[str]().union(*named)

    def _needs_of(
        self, reading: Reading, segment: Segment | None, said: Sequence[Said]
    ) -> list[Need]:
        """The needs voiced in words that no other product belies.

        Where none of them may be met, first the one that is implied.
        """
        needs = self._needs.needs(reading)
        implied = self._implied
        if implied is None:
            return needs
        needs = [each for each in needs if not each.sure or implied.borne_out(reading, each)]
        if any(each.sure and _barred(reading, each, segment, said) is None for each in needs):
            return needs
        known = {each.product.id for each in needs if each.sure}
        others = [each for each in implied.needs(reading) if each.product.id not in known]
        return [*others, *needs]

    def _opportunity(self, reading: Reading, need: Need, segment: Segment | None) -> Opportunity:
        product = need.product
        name = name_of(product.name, reading.advisor_language) or product.id
        return Opportunity(
            product_id=product.id,
            name=name,
            need=product.need or need.quote,
            evidence=Evidence(message=need.message, quote=need.quote),
            why_it_helps=self._whys.write(reading, name, need),
            price=product.price,
            check_first=tuple(dict.fromkeys(_checks(reading, product, segment))),
            cites=_cites(reading, product),
        )


def _is_answered(reading: Reading, need: Need) -> bool:
    """Whether what was said is carried by articles, and by none about the product.

    It is then asked for its own sake. Where articles do not tell which product they are about,
    only a question that voices part of a signal is: "mitä kertalippu maksaa?".
    """
    told = [
        each
        for each in reading.articles
        if any(map(partial(is_about, each.passage), reading.handbook.products))
    ]
    told_apart = told or (need.score < WHOLE and need.said.saying.asks)
    if not (reading.articles and told_apart):
        return False
    least = max(
        ANSWERED if need.score > GATHERED else MAY_ANSWER, AS_GOOD * reading.articles[0].share
    )
    asked = told if need.score >= WHOLE else reading.articles
    best = [each.passage for each in asked if each.share >= least]
    return bool(best) and not any(is_about(each, need.product) for each in best)


def _barred(
    reading: Reading, need: Need, segment: Segment | None, said: Sequence[Said]
) -> Bar | None:
    bar = bar_of_product(reading, need.product, segment)
    if bar is None and need.owned:
        return owned_by_word(reading, need.product)
    return bar or bar_by_circumstance(reading, need, said)


def _first(bars: Sequence[Bar]) -> Bar:
    return min(bars, key=lambda bar: REASONS.index(bar.reason))


def _none(bar: Bar) -> Offers:
    return Offers(no_offer=NoOffer(reason=bar.reason, explanation=bar.explanation))


def _chosen(needs: Sequence[Need]) -> list[Need]:
    """The best, without those that one of them makes needless."""
    chosen: list[Need] = []
    for need in needs:
        if not any(_rivals(need.product, other.product) for other in chosen):
            chosen.append(need)
    return chosen[:MOST_OFFERED]


def _rivals(one: Product, other: Product) -> bool:
    return one.id in other.owns_excludes or other.id in one.owns_excludes


def _checks(reading: Reading, product: Product, segment: Segment | None) -> Iterator[str]:
    """The product's own checks, then what the helpdesk does not know."""
    customer, labels = reading.conversation.customer, listening(reading.advisor_language).labels
    yield from product.check_first
    if customer.marketing_consent is None:
        yield labels["check_consent"]
    if customer.open_invoice is None:
        yield labels["check_invoice"]
    if customer.age_group is None:
        others = set(product.unsuitable.age_groups) - {"under-18"}
        yield labels["check_age_fits" if others else "check_age"]
    if customer.products is None:
        yield labels["check_products"]
    if segment is None and product.unsuitable.segments:
        yield labels["check_segment"]


def _cites(reading: Reading, product: Product) -> tuple[int, ...]:
    """The sources shown that are about the product."""
    numbers = (
        reading.number(found.passage.passage_id)
        for found in (*reading.articles, *reading.cases)
        if is_about(found.passage, product)
    )
    return tuple(sorted(filter(None, numbers)))


def _segment_said(reading: Reading, said: Sequence[Said]) -> Segment | None:
    """Business where the customer speaks of an own company; None where nothing tells."""
    scope = listening(reading.language).scope
    speaks = any("business_own" in scope.names(each.saying.words) for each in said)
    return "business" if speaks else None
