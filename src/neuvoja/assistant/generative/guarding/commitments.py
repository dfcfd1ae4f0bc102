"""Promises in an answer, held against what the sources and colleagues promise."""

import re
from collections.abc import Iterator, Sequence

from neuvoja.assistant.generative.guarding.additions import clauses_of
from neuvoja.assistant.generative.guarding.known import OURS, heeded_source
from neuvoja.assistant.generative.nearness import Nearness
from neuvoja.assistant.grounding import text_of
from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import Language
from neuvoja.domain.suggestion import Source
from neuvoja.language.commitments import commitment_words, committed, names_a_benefit, spoken_of
from neuvoja.language.exact.literals import literals, readings
from neuvoja.language.sentences import sentences
from neuvoja.language.similarity import share_of_grams, text_grams
from neuvoja.language.words import word_texts

SAME_MATTER = 0.3
"""Share of a promise's other words that a source must have, where both are in one language."""

MOST_STRANGE = 0.34
"""Share of a promise's longer words that a source need not have."""

SAME_PROMISE = 0.45
"""Cosine with a sentence of a source in another language from which both promise the same: of what
attackers wish for, set beside each promise in 350 articles, 97 in 100 lie below; of 401 promises
with their human translations none."""

LONG = 4
GRAM = 4
KNOWN = 0.4
"""Part of a word's grams by which it is known in another form."""

_REPORTED = re.compile(
    r"\b(?:asiakas|hän|asiakkaa\w+|customer|client|caller|she|he|they|kunden|hon|han|hen)\b"
    r"(?:\W+\w+){0,3}?\W+(?:kysyy|kysyi|vaatii|vaati|pyytää|pyysi|haluaa|halusi|toivoo|toivoi|sanoo"
    r"|sanoi|kertoo|kertoi|odottaa|epäilee|väittää|väitti|ask\w*|demand\w*|request\w*|want\w*|wish\w*"
    r"|hope\w*|say|says|said|claim\w*|expect\w*|was told|wonder\w*|fråga\w*|kräv\w*|begär\w*|vill"
    r"|ville|önska\w*|säger|sade|sa|hoppas|undra\w*|påstår|väntar)\b",
    re.IGNORECASE,
)
"""Who tells what a customer wants promises nothing."""

_NOTED = re.compile(
    r"\W*(?:(?:kysyy|kysyi|vaatii|vaati|pyytää|pyysi|haluaa|haluaisi|halusi|toivoo|toivoi|tiedustelee"
    r"|odottaa|epäilee|väittää|väitti|undrar|undrade|frågar|frågade|kräver|krävde|begär|begärde"
    r"|önskar|önskade|hoppas|påstår|påstod)\b|(?:vill|ville)\W+(?:ha|få|att|veta)\b"
    r"|(?:wants?|wanted|asks?|asked|requests|requested|demands|demanded|claims|claimed|hopes|hoped"
    r"|wishes|wished|expects|expected)\W+(?:a|an|the|to|that|for|whether|if|his|her|their)\b)",
    re.IGNORECASE,
)
"""The same in a note, which leaves out who it is about; no sentence to a customer begins so."""


def broken_promises(
    text: str, sources: Sequence[Source], reading: Reading, nearness: Nearness
) -> Iterator[str]:
    """The sentences that promise what neither a cited source nor a colleague promises."""
    for sentence in sentences(text):
        if _REPORTED.search(sentence.text) or _NOTED.match(sentence.text):
            continue
        made = all(
            _is_made(kind, part, sources, reading, nearness)
            for part, kinds in _commitments(sentence.text, reading.language)
            for kind in kinds
        )
        if not made or _sum_from_nowhere(sentence.text, sources, reading):
            yield sentence.text


def _commitments(sentence: str, language: Language) -> Iterator[tuple[str, frozenset[str]]]:
    """What a sentence commits to: by clauses, since a true one must not vouch for its neighbour."""
    whole = committed(sentence)
    parts = [(each, committed(each) & whole) for each in clauses_of(sentence, language)]
    yield from (each for each in parts if each[1])
    told = frozenset[str]().union(*(kinds for _, kinds in parts))
    yield sentence, whole - told


def _sum_from_nowhere(sentence: str, sources: Sequence[Source], reading: Reading) -> bool:
    """Whether it names money back or off, and a sum that no source and no colleague names.

    "A gift card of 300 €" needs no verb to be a promise, and a customer's wish is none.
    """
    sums = _sums(sentence)
    if not sums or not names_a_benefit(sentence):
        return False
    told = [heeded_source(text_of(each)).text for each in sources]
    return bool(sums - frozenset().union(*map(readings, (*told, *_colleagues(reading)))))


def _sums(sentence: str) -> frozenset[str]:
    """Its sums of money, and its percentages."""
    return frozenset(
        each for each in literals(sentence) if each.endswith((" EUR", " SEK", " USD", " %"))
    )


def _is_made(
    kind: str, sentence: str, sources: Sequence[Source], reading: Reading, nearness: Nearness
) -> bool:
    if any(kind in committed(said) for said in _colleagues(reading)):
        return True
    return any(_is_made_by(each, kind, sentence, reading.language, nearness) for each in sources)


def _is_made_by(
    source: Source, kind: str, sentence: str, language: Language, nearness: Nearness
) -> bool:
    made = [each for each in _promising(source) if kind in spoken_of(each[0])]
    if source.language != language:
        return nearness(sentence, [said for said, _ in made]) >= SAME_PROMISE
    bare = _without_commitment(sentence)
    return any(_of_same_matter(bare, around) for _, around in made)


def _promising(source: Source) -> Iterator[tuple[str, str]]:
    """Each sentence of a source, with its neighbours."""
    text = heeded_source(text_of(source)).text
    said = [each.text for each in sentences(text)]
    for at, each in enumerate(said):
        yield each, "\n".join((said[0], *said[max(0, at - 2) : at + 3]))


def _of_same_matter(bare: str, around: str) -> bool:
    if not bare.strip():
        return True
    return share_of_grams(bare, around) >= SAME_MATTER and _strange(bare, around) <= MOST_STRANGE


def _strange(bare: str, around: str) -> float:
    """The share of its longer words that a source does not have in any form, 0 to 1."""
    long = [each for each in word_texts(bare) if len(each) >= LONG]
    known = text_grams(around, GRAM)
    odd = [
        each
        for each in long
        if len(text_grams(each, GRAM) & known) < KNOWN * len(text_grams(each, GRAM))
    ]
    return len(odd) / len(long) if long else 0.0


def _colleagues(reading: Reading) -> Iterator[str]:
    for message in reading.conversation.messages:
        if message.role in OURS:
            yield from (each.text for each in sentences(message.text))


def _without_commitment(sentence: str) -> str:
    kept = list(sentence)
    for start, end in commitment_words(sentence):
        kept[start:end] = " " * (end - start)
    return "".join(kept)
