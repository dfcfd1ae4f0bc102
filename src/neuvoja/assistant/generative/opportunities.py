"""What may be offered, phrased and ranked by a model.

decided before it   which products, whether now, the quote, the price, what to check: the rules
asked of it         why each helps this customer, which helps most, which does not fit after all
checked after it    each reason stands in the product's own text and the customer's exact words;
                    one that does not is replaced by the extractive reason
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Protocol

from pydantic import BeforeValidator

from neuvoja.assistant.events import Offers
from neuvoja.assistant.generative.asking import Asker
from neuvoja.assistant.generative.attesting import Witness, tidy
from neuvoja.assistant.generative.packing import fenced_dialogue, fenced_sources
from neuvoja.assistant.generative.structured import Form, model_of, structured
from neuvoja.assistant.generative.tone import LANGUAGE_NAMES, inert
from neuvoja.assistant.grounding import text_of
from neuvoja.assistant.promises import TokenCounter
from neuvoja.assistant.reading import Reading
from neuvoja.assistant.working import Worker
from neuvoja.domain.errors import AnswerUnusable
from neuvoja.domain.knowledge import Price
from neuvoja.domain.suggestion import Opportunity, Source
from neuvoja.language.similarity import unsupported_literals
from neuvoja.prompting.prompt import Prompt

DIALOGUE_TOKENS = 2_000
SOURCE_TOKENS = 2_000
MOST_TOKENS = 500

LONGEST_REASON = 400
"""Characters."""

_MONEY = (" EUR", " SEK", " USD", " GBP", " %")


class Finder(Protocol):
    """The rules: what may be offered, whether now, or why not."""

    def find(self, reading: Reading) -> Offers: ...


class Reason(Form):
    """One product of the list."""

    n: int
    """Its number."""

    fits: bool
    """False: it plainly does not meet what the customer asks for."""

    why_it_helps: Annotated[str, BeforeValidator(lambda value: "" if value is None else value)]
    """How it meets the need that the customer voiced."""


class Phrased(Form):
    """The products, the one that helps most first."""

    products: tuple[Reason, ...]


class GenerativeOpportunities:
    """Safe to use from several tasks."""

    def __init__(
        self,
        asker: Asker,
        prompts: Mapping[str, Prompt],
        *,
        finder: Finder,
        witness: Witness,
        counter: TokenCounter,
        worker: Worker,
    ) -> None:
        self._asker = asker
        self._prompt = prompts["opportunities"]
        self._finder = finder
        self._witness = witness
        self._counter = counter
        self._worker = worker

    async def find(self, reading: Reading) -> Offers:
        """What the rules allow, in the model's words and order; no model is asked of nothing.

        Raises:
            AnswerUnusable: it writes in another language than the advisor's.
            OverBudget, ModelUnavailable, ModelRefused, BrokenPrompt
        """
        allowed = await self._worker(self._finder.find, reading)
        if not allowed.opportunities:
            return allowed
        values = await self._worker(self._values, allowed.opportunities, reading)
        phrased = await structured(
            self._asker, self._prompt, values, reading, form=Phrased, most_tokens=MOST_TOKENS
        )
        return await self._worker(self._checked, allowed, phrased, reading)

    def _values(self, allowed: Sequence[Opportunity], reading: Reading) -> dict[str, str]:
        budget = SOURCE_TOKENS // len(allowed)
        products = [
            _fenced(n, each, _about(each, reading), reading, budget, self._counter)
            for n, each in enumerate(allowed, start=1)
        ]
        return {
            "language": LANGUAGE_NAMES[reading.advisor_language],
            "products": "\n\n".join(products),
            "dialogue": fenced_dialogue(reading, DIALOGUE_TOKENS, self._counter),
        }

    def _checked(self, allowed: Offers, phrased: Phrased, reading: Reading) -> Offers:
        rules = self._prompt.system
        said = [
            each.why_it_helps
            for each in phrased.products
            if each.fits and not self._witness.objected(each.why_it_helps, (), reading, rules)
        ]
        if not self._witness.in_language(said, reading.advisor_language):
            raise AnswerUnusable(model_of(reading), "language")
        first: dict[int, Reason] = {}
        for each in phrased.products:
            first.setdefault(each.n, each)
        numbered = dict(enumerate(allowed.opportunities, start=1))
        order = [n for n in (*first, *numbered) if n in numbered]
        return Offers(
            tuple(
                self._phrased(numbered[n], first.get(n), reading)
                for n in dict.fromkeys(order)
                if n not in first or first[n].fits
            ),
            allowed.no_offer,
        )

    def _phrased(
        self, allowed: Opportunity, reason: Reason | None, reading: Reading
    ) -> Opportunity:
        why = tidy(reason.why_it_helps) if reason else ""
        if not why or len(why) > LONGEST_REASON or not self._stands(why, allowed, reading):
            return allowed
        return allowed.model_copy(update={"why_it_helps": why})

    def _stands(self, why: str, allowed: Opportunity, reading: Reading) -> bool:
        """Whether a reason stands in the product's text and the customer's words.

        Money and percentages stand in the product's text: a customer may name any price.
        """
        sources = _about(allowed, reading)
        told = "\n".join((product_text(allowed), *map(text_of, sources)))
        if any(each.endswith(_MONEY) for each in unsupported_literals(why, told)):
            return False
        if self._witness.objected(why, sources, reading, self._prompt.system):
            return False
        return self._witness.meets(why, told, allowed.evidence.quote, reading)


def product_text(allowed: Opportunity) -> str:
    """What the organisation says of a product, a line each."""
    return "\n".join(filter(None, (allowed.name, allowed.need, price_text(allowed.price))))


def price_text(price: Price | None) -> str:
    """`29.90 EUR / kk`; empty where none is known."""
    if price is None:
        return ""
    return " / ".join(filter(None, (f"{price.amount} {price.currency}", price.unit)))


def _about(allowed: Opportunity, reading: Reading) -> list[Source]:
    """The sources about the product; past cases tell what was done for somebody else."""
    return [each for each in reading.sources if each.n in allowed.cites and each.kind == "article"]


def _fenced(
    n: int,
    allowed: Opportunity,
    about: Sequence[Source],
    reading: Reading,
    budget: int,
    counter: TokenCounter,
) -> str:
    """A product as a model is given it; what it says can close no tag."""
    packed = fenced_sources(replace(reading, sources=about), budget, counter, internal=True)
    words = inert(f"{product_text(allowed)}\nThe customer's own words: {allowed.evidence.quote}")
    return f'<product-{n} n="{n}">\n{words}\n{packed.text}\n</product-{n}>'
