"""Back from an inflected name to what it may be a form of, without a dictionary.

Finnish inflects any name, whatever its language: Virtasen, Mattille, Smithin, Ahmedilla, KELA:n.
Swedish and English add an s, after an apostrophe or without.
"""

from collections.abc import Iterator

_ENDINGS = (
    "n lla llä lle lta ltä ssa ssä sta stä ksi na nä ta tä tta ttä a ä seen lleen in an en on un yn än ön"
    " hin han hen hon hun hyn hän hön kin s"
).split()
_SHORTEST = 3

_STRENGTHENED = (
    ("k", "kk"), ("p", "pp"), ("t", "tt"), ("v", "p"), ("d", "t"), ("ng", "nk"), ("nn", "nt"),
    ("mm", "mp"), ("ll", "lt"), ("rr", "rt"),
)  # fmt: skip


def bases(word: str) -> Iterator[str]:
    """What `word` may be a form of, lower case, itself first; some of it is no word at all.

    The empty word gives nothing but itself.
    """
    form = word.lower().replace("’", "'")
    yield form
    stem, mark, _ = form.replace(":", "'").rpartition("'")
    if mark and len(stem) >= _SHORTEST:
        yield stem
    for ending in _ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST - 1:
            yield from _nominatives(form[: -len(ending)])


def _nominatives(stem: str) -> Iterator[str]:
    if len(stem) >= _SHORTEST:
        yield stem
    if stem.endswith("kse"):
        yield stem[:-3] + "s"
    elif stem.endswith("se"):
        yield stem[:-2] + "nen"
    elif stem.endswith("s"):
        yield stem[:-1] + "nen"
    elif stem.endswith("ee"):
        yield stem[:-1]
    elif stem.endswith("e"):
        yield stem[:-1] + "i"
    elif stem.endswith("i") and len(stem) > _SHORTEST:
        yield stem[:-1]
    yield from _strengthened(stem)


def _strengthened(stem: str) -> Iterator[str]:
    """Undo consonant gradation before the last vowel: Pekan, Mäen and Lahden from their bases."""
    body, vowel = stem[:-1], stem[-1:]
    for weak, strong in _STRENGTHENED:
        if body.endswith(weak):
            yield body[: -len(weak)] + strong + vowel
            if vowel == "e":
                yield body[: -len(weak)] + strong + "i"
    if vowel == "e" and body[-1:] in set("aeiouyäö"):
        yield body + "ki"
