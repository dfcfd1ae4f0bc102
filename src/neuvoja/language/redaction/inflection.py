"""Back from an inflected name to what it may be a form of, without a dictionary.

Finnish inflects any name, whatever its language: Virtasen, Mattille, Smithin, Ahmedilla, KELA:n.
Swedish and English add an s, after an apostrophe or without.
"""

from collections.abc import Iterator

_ENDINGS = (
    "n", "lla", "llä", "lle", "lta", "ltä", "ssa", "ssä", "sta", "stä", "ksi", "na", "nä", "a", "ä",
    "kin",
)  # fmt: skip
_ILLATIVES = tuple(f"{vowel}{gap}{vowel}n" for vowel in "aeiouyäö" for gap in ("", "h"))
_SHORTEST = 3
_VOWELS = frozenset("aeiouyäöåé")
_VOWEL_BEFORE_E = tuple(f"{vowel}e" for vowel in "aeiouyäö")

_PLURALS = ("set", "sten", "sia", "siä", "silla", "sillä", "sille", "silta", "siltä")
"""Of a family: Virtaset, Virtasten, Virtasille."""

_STEM_ENDS = (("kse", "s"), ("se", "nen"), ("ee", "e"))
_STRENGTHENED = (
    ("k", "kk"), ("p", "pp"), ("t", "tt"), ("v", "p"), ("d", "t"), ("ng", "nk"), ("nn", "nt"),
    ("mm", "mp"), ("ll", "lt"), ("rr", "rt"), ("r", "rk"), ("l", "lk"),
)  # fmt: skip


def bases(word: str) -> Iterator[str]:
    """What `word` may be a form of, lower case, itself first; some of it is no word at all.

    The empty word gives nothing but itself.
    """
    form = word.lower().replace("’", "'")
    yield form
    mark_free, mark, _ = form.replace(":", "'").rpartition("'")
    if mark and len(mark_free) >= _SHORTEST:
        yield mark_free
    yield from (base for base in _consonant_bases(form) if len(base) >= _SHORTEST)
    for stem in _stems(form):
        yield from (base for base in _nominatives(stem) if len(base) >= _SHORTEST)


def old_bases(word: str) -> Iterator[str]:
    """What it may be a form of where i has become e, as in old surnames: Niemen, Joen."""
    for stem in _stems(word.lower()):
        if stem.endswith("e") and len(stem) >= _SHORTEST:
            yield stem[:-1] + "i"
            yield from (strong[:-1] + "i" for strong in _strengthened(stem))
        if stem.endswith(_VOWEL_BEFORE_E):
            yield stem[:-1] + "ki"


def _stems(form: str) -> Iterator[str]:
    """What is left of a Finnish form without its case ending; it ends in a vowel."""
    for ending in _ENDINGS:
        if form.endswith(ending):
            yield from _vowel_stem(form[: -len(ending)])
    if form.endswith(_ILLATIVES):
        yield from _vowel_stem(form[:-2].removesuffix("h"))
    if form.endswith("seen"):
        yield form[:-2]


def _vowel_stem(stem: str) -> Iterator[str]:
    if len(stem) >= _SHORTEST - 1 and stem[-1] in _VOWELS:
        yield stem


def _consonant_bases(form: str) -> Iterator[str]:
    """Bases of forms that keep a consonant before the ending: Virtasta, Markusta, Smiths."""
    if form.endswith(("sta", "stä")):
        yield form[:-3] + "nen"
        yield form[:-2]
    for ending in _PLURALS:
        if form.endswith(ending):
            yield form[: -len(ending)] + "nen"
    if form.endswith("s"):
        yield form[:-1]


def _nominatives(stem: str) -> Iterator[str]:
    yield stem
    yield from (stem[: -len(end)] + base for end, base in _STEM_ENDS if stem.endswith(end))
    if stem.endswith("i") and len(stem) > _SHORTEST + 1:
        yield stem[:-1]
    yield from _strengthened(stem)


def _strengthened(stem: str) -> Iterator[str]:
    """Undo consonant gradation before the last vowel: Pekan, Lahden and Turun from their bases."""
    body, vowel = stem[:-1], stem[-1:]
    for weak, strong in _STRENGTHENED:
        if body.endswith(weak):
            yield body[: -len(weak)] + strong + vowel
