"""What no answer may hold, whoever asked for it: code that no text can talk to.

disguised     characters, letters or codes that hide something
markup        what a page or a program would act upon
address       a URL, an e-mail address or a long number from nowhere
placeholder   one that stands for nothing
others_data   figures and names of another customer's case
promise       money, a discount or a guarantee that no source promises
prompt        the prompt's own words
machine       the writer speaks of itself as a machine, or of its orders
orders        orders to a machine, or what somebody planted for the answer
rules         rules that change without a source
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from neuvoja.assistant.generative.guarding.commitments import broken_promises
from neuvoja.assistant.generative.guarding.echoes import is_planted, leaks
from neuvoja.assistant.generative.guarding.known import Known
from neuvoja.assistant.generative.guarding.strangers import (
    others_data,
    strange_addresses,
    strange_numbers,
    strange_placeholders,
)
from neuvoja.assistant.generative.nearness import Nearness
from neuvoja.assistant.reading import Reading
from neuvoja.domain.suggestion import Source
from neuvoja.language.disguises import disguise
from neuvoja.language.hostile.answers import (
    changes_rules,
    gives_orders,
    has_markup,
    speaks_of_machine,
)
from neuvoja.language.sentences import sentences


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a text may not pass."""

    code: str
    why: str
    """In English, for the model that is to put it right and for the log; it may quote the text."""


class Guard:
    """Safe to use from several threads."""

    def __init__(self, nearness: Nearness) -> None:
        self._nearness = nearness

    def objections(
        self, text: str, *, sources: Sequence[Source], reading: Reading, prompt: str
    ) -> tuple[Objection, ...]:
        """What a sentence, or a whole field, may not hold.

        Args:
            sources: those of the reading that it cites; none: it may promise nothing.
            reading: what was read, redacted; what is known in it may be repeated.
            prompt: the rendered text of the model's standing orders, which never leaves the house.

        Returns:
            Every objection, once a kind; empty: the text may pass.
        """
        if not text.strip():
            return ()
        known = Known.of(reading)
        found: dict[str, Objection] = {}
        for each in self._found(text, known, sources, reading, prompt):
            found.setdefault(each.code, each)
        return tuple(found.values())

    def _found(
        self, text: str, known: Known, sources: Sequence[Source], reading: Reading, prompt: str
    ) -> Iterator[Objection]:
        if hidden := disguise(text):
            yield Objection("disguised", f"it holds {hidden}")
        if has_markup(text):
            yield Objection("markup", "it holds mark-up; plain text alone is shown")
        yield from _strangers(text, known)
        for promise in broken_promises(text, sources, reading, self._nearness):
            yield Objection("promise", f"no cited source promises this: {promise}")
        if leaks(text, prompt, known):
            yield Objection("prompt", "it repeats its own instructions")
        if is_planted(text, known):
            yield Objection("orders", "it says what a text told a machine to say")
        yield from _by_sentence(text, known)


def _strangers(text: str, known: Known) -> Iterator[Objection]:
    for address in strange_addresses(text, known):
        yield Objection("address", f"no source gives the address {address}")
    for number in strange_numbers(text, known):
        yield Objection("address", f"no source gives the number {number}")
    for placeholder in strange_placeholders(text, known):
        yield Objection("placeholder", f"{placeholder} stands for nothing")
    for data in others_data(text, known):
        yield Objection("others_data", f"{data} is of another customer's case")


def _by_sentence(text: str, known: Known) -> Iterator[Objection]:
    for each in sentences(text):
        if each.text in known.vouched:
            continue
        if speaks_of_machine(each.text):
            yield Objection("machine", f"it speaks of the writer as of a machine: {each.text}")
        if gives_orders(each.text):
            yield Objection("orders", f"it gives orders to a machine: {each.text}")
        if changes_rules(each.text) and not known.changes_rules:
            yield Objection("rules", f"no source says that rules change: {each.text}")
