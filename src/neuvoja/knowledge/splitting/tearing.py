"""What is too long for one passage, torn as gently as it can be.

At its parts, else between sentences, else, where a text has no sentences, between words. A tear is
made only where the Markdown before it reads the same alone: never inside a link or an emphasis.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from neuvoja.knowledge.markdown.blocks import Unit
from neuvoja.knowledge.markdown.inline import is_plain
from neuvoja.knowledge.markdown.markdown import blocks
from neuvoja.language.sentences import sentences

BREATH = 120
"""Words after which a text without sentences is torn."""


class Torn(NamedTuple):
    unit: Unit
    glue: str
    """What joins it to the one before."""


def torn(unit: Unit, body: str) -> Sequence[Torn]:
    """The unit in smaller ones; itself alone where it cannot be torn."""
    if unit.parts:
        return [Torn(part, "\n") for part in unit.parts]
    return [Torn(each, " ") for each in _between_sentences(unit, body)]


def _between_sentences(unit: Unit, body: str) -> Iterator[Unit]:
    source = body[unit.start : unit.end]
    begun = told = 0
    for cut in _cuts(source):
        words = plain(source[begun:cut])
        told_to = told + len(words)
        if (
            words
            and unit.text.startswith(words, told)
            and unit.text[told_to : told_to + 1] in " \n"
        ):
            yield Unit(
                words, unit.start + begun, unit.start + begun + len(source[begun:cut].rstrip())
            )
            begun, told = cut, told_to + 1
    yield Unit(unit.text[told:], unit.start + begun, unit.end)


def _cuts(source: str) -> Iterator[int]:
    """Where a sentence begins, and where a very long one may be broken; the first is left out."""
    for sentence in sentences(source):
        if sentence.start:
            yield sentence.start
        at = sentence.start
        for n, word in enumerate(sentence.text.split()):
            at = source.index(word, at)
            if n and n % BREATH == 0:
                yield at
            at += len(word)


def plain(markdown: str) -> str:
    if is_plain(markdown):
        return " ".join(line.strip() for line in markdown.strip().split("\n"))
    return " ".join(unit.text for block in blocks(markdown) for unit in block.units)
