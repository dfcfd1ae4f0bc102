"""Values back into a text that is still being written, and into Finnish sentences.

A model writes "[NIMI_1]lle" or "[NIMI_1]:lle" where a person would write "Virtaselle". The ending
is put on the value as Finnish puts it on a name; on what is no name it follows a colon where the
value ends in a digit or a capital, else it is joined as it is.
"""

import re
from collections.abc import Callable

_CASE = (
    r"n|lla|llä|lle|lta|ltä|ssa|ssä|sta|stä|ksi|na|nä|tta|ttä"
    r"|(?P<partitive>t?[aä])|(?P<illative>h?[aeiouyäö]{1,2}n|seen)"
)
_PARTICLE = r"(?:kin|kaan|kään|han|hän|ko|kö)"
INFLECTED = rf"(?::?(?P<ending>(?:{_CASE}){_PARTICLE}?)(?![^\W_]))?"
"""What may follow a placeholder and belongs to it; behind a placeholder's own pattern."""

_ENDING = re.compile(rf"(?P<case>{_CASE})(?P<particle>{_PARTICLE}?)")
_HEAD = re.compile(r"\[[^\W\d_]?[^\[\]\s]{0,24}\Z|\[[^\[\]\s]{1,25}\](?::?[^\W\d_]{0,9})?\Z")
"""The end of a text that may be the beginning of a placeholder with its ending."""

_BACK = frozenset("aouåAOUÅ")
_FRONT = frozenset("äöyÄÖY")
_VOWELS = frozenset("aeiouyäöåé")
_TO_FRONT = str.maketrans("aou", "äöy")
_TO_BACK = str.maketrans("äöy", "aou")
_DOUBLED = ("kk", "pp", "tt")

# Nouns with an e-stem that many surnames are, whole or as their last part: strong, weak.
_E_STEMS = {
    "niemi": ("nieme", "nieme"), "järvi": ("järve", "järve"), "koski": ("koske", "koske"),
    "lahti": ("lahte", "lahde"), "mäki": ("mäke", "mäe"), "joki": ("joke", "joe"),
    "lehti": ("lehte", "lehde"), "saari": ("saare", "saare"), "lampi": ("lampe", "lamme"),
    "talvi": ("talve", "talve"), "hirvi": ("hirve", "hirve"), "nurmi": ("nurme", "nurme"),
    "tammi": ("tamme", "tamme"), "kivi": ("kive", "kive"), "lumi": ("lume", "lume"),
}  # fmt: skip


class StreamRestorer:
    """Restores piece by piece; what may still become a placeholder is held back."""

    def __init__(self, restore: Callable[[str], str]) -> None:
        self._restore = restore
        self._held = ""

    def feed(self, piece: str) -> str:
        """What can be shown now; possibly empty."""
        text = self._held + piece
        head = _HEAD.search(text)
        self._held = text[head.start() :] if head else ""
        return self._restore(text[: head.start()] if head else text)

    def end(self) -> str:
        """What was held back, since nothing follows."""
        rest, self._held = self._held, ""
        return self._restore(rest)


def joined(value: str, ending: str, *, name: bool) -> str:
    """A value with a Finnish ending: Virtanen + lle = Virtaselle; 040 123 + een = 040 123:een.

    The ending may have been written for another word, since who wrote it did not see the value.
    """
    if value[-1:].isdigit() or value[-2:].isupper() or "@" in value:
        return f"{value}:{ending}"
    read = _ENDING.fullmatch(ending)
    if not (name and value[-1:].isalpha() and read):
        return f"{value}{ending}"
    return _inflected(value, read) + _harmonious(read["particle"], value)


def _inflected(name: str, ending: re.Match[str]) -> str:
    strong, weak = _stems(name)
    if ending["partitive"]:
        part = "ta" if strong[-1].lower() not in _VOWELS else "a"
        return strong + _harmonious(part, name)
    if weak.lower().endswith(("se", "kse")) and strong != weak:
        strong = weak
    if ending["illative"]:
        return f"{strong}{strong[-1].lower()}n"
    stem = strong if ending["case"] in ("na", "nä") else weak
    return stem + _harmonious(ending["case"], name)


def _stems(name: str) -> tuple[str, str]:
    """What stands before endings that leave the stem strong, and before the others."""
    lower = name.lower()
    if lower.endswith("nen"):
        return f"{name[:-3]}s", f"{name[:-3]}se"
    for noun, stems in _E_STEMS.items():
        if lower.endswith(noun):
            strong, weak = (each[1:] for each in stems)
            begun = name[: -len(noun) + 1]
            return begun + strong, begun + weak
    if lower.endswith(("us", "ys", "es")):
        return name, f"{name[:-1]}kse"
    if lower[-1] not in _VOWELS:
        return f"{name}i", f"{name}i"
    return name, name[:-2] + name[-1] if lower[-3:-1] in _DOUBLED else name


def _harmonious(ending: str, name: str) -> str:
    """The ending with the vowels of the name's last part: Pekalla, Kyllillä."""
    vowels = [each for each in name if each in _BACK or each in _FRONT]
    back = bool(vowels) and vowels[-1] in _BACK
    return ending.translate(_TO_BACK if back else _TO_FRONT)
