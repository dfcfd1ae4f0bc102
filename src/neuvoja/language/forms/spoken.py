"""Spoken Finnish brought to its written forms.

A short list holds what no rule reaches (mä → minä, onks → onko). Everything else is undone by
rules, in the order in which speech has worn the word down, and a candidate counts only where the
dictionary has it and does not have the spoken form:

    accents left out     valilehden   → välilehden
    sounds inside        välilehen    → välilehden     d lost
                         tarkotus     → tarkoitus      i lost
                         kattoo       → katsoo         ts levelled
                         nopeempi     → nopeampi       vowels levelled
    endings              laskuu       → laskua         vowels levelled
                         firmas, -st  → firmassa       vowel lost
                         kotii        → kotiin         n lost
    question, clitics    maksaaks     → maksaako
                         muutki       → muutkin
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from neuvoja.language.forms.spoken_words import SPOKEN_WORDS
from neuvoja.language.words import Word, words

WORDS_REMEMBERED = 16_384

MOST_FORMS = 3
"""Written forms taken for one spoken word."""

_SHORTEST = 4
"""Letters that a word must have for the rules; the list has the shorter ones."""

_LONGEST = 40

_V = "aeiouyäö"
_INSIDE = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        (rf"(?<=[{_V}])h(?=[{_V}])", "hd"),  # yhen, ehottaa
        (rf"(?<=[{_V}])h(?=[{_V}]{{2}})", "d"),  # saahaan
        (rf"(?<=uo|yö|ie|ei|öy|au|uu|ii|oi|äy)(?=[{_V}])", "d"),  # meiän, vuoen
        (rf"(?<=..[^{_V}][aeouyäö])(?=[stn].)", "i"),  # rajotus, sähkönen
        (rf"(?<=.[^{_V}][aeouyäö])(?=[stn].)", "i"),  # julkasta, ratkasu
        (r"tt", "ts"),  # kattoo, ettii
        (r"(?<=e)e(?=[mstnl].)", "A"),  # nopeempi, kauheesti
        (r"(?<=o)o(?=[mstnl].)", "A"),  # ainoossa
        (r"(?<=u)u(?=[mstnl].)", "A"),  # haluutte
        (r"(?<=[uoi])(?=isi)", "A"),  # haluisin
    )
)
_ENDINGS = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        (r"(?<=[^aeiouyäö][aouyäö])ks$", "ksi"),  # vanhaks; a verb ends otherwise: saaks, tuleeks
        (rf"(?<=[{_V}ntl])ks$", "kO"),
        (r"(?<=[nt])ks(?:mä|mie|sä|sie|me|te)$", "kO"),
        (r"ts[äa]$", "tkO"),
        (r"ks$", "ksi"),
        (r"(?<=[aä])s$", "isi"),
        (rf"(?<=[{_V}])s$", "ssA"),
        (r"s$", "si"),
        (rf"(?<=[{_V}])st$", "stA"),
        (rf"(?<=[{_V}])l$", "llA"),
        (rf"(?<=[{_V}])lt$", "ltA"),
        (r"(?<=i)i$", "A"),
        (r"(?<=u)u$", "A"),
        (r"(?<=y)y$", "A"),
        (r"(?<=o)o$", "A"),
        (r"(?<=ö)ö$", "A"),
        (r"(?<=e)e$", "A"),
        (r"(?<=e)e$", "AA"),
        (r"(?<=o)o$", "tA"),
        (r"(?<=[uyieo])[uyieo]n$", "An"),
        (rf"(?<=...[{_V}])t$", "tA"),
        (r"(?<=[oöuye])i$", "jA"),
        (r"(?<=[uy])$", "t"),
        (rf"(?<=[{_V}])$", "n"),
        (r"(?<=[aä])hä$", "hdä"),
        (r"(?<=[eä])hä$", "hdä"),
        (r"[aä](?=[aä]n$)", "AmA"),
    )
)
_CLITICS = (("ki", "kin"), ("kin", "kin"), ("kaa", "kaan"), ("kää", "kään"), ("ks", ""))


class SpokenFinnish:
    """Safe to call from several threads."""

    def __init__(self, knows: Callable[[str], bool]) -> None:
        self._knows = knows
        self.expansions = lru_cache(maxsize=WORDS_REMEMBERED)(self._expansions)

    def written(self, text: str) -> str:
        """The text with every spoken word in its likeliest written form."""
        return _rewritten(text, self.expansions)

    def _expansions(self, word: str) -> Sequence[str]:
        """The written forms of a spoken word, likeliest first, at most three.

        Empty for a word of written Finnish, and for one that no rule makes such.
        """
        lowered = word.lower()
        if lowered in SPOKEN_WORDS:
            return (SPOKEN_WORDS[lowered],)
        if not _may_be_spoken(word) or self._knows(lowered) or self._knows(word):
            return ()
        for candidates in _candidates(lowered):
            if known := [each for each in candidates if self._knows(each)]:
                return tuple(known[:MOST_FORMS])
        return ()


def written(text: str) -> str:
    """The text with the commonest spoken words in written form, told without a dictionary."""
    return _rewritten(text, lambda word: [SPOKEN_WORDS[word]] if word in SPOKEN_WORDS else [])


def _rewritten(text: str, expand: Callable[[str], Sequence[str]]) -> str:
    pieces: list[str] = []
    done = 0
    for word in words(text):
        if forms := expand(word.text.lower()):
            pieces += (text[done : word.start], _cased_as(word, forms[0]))
            done = word.end
    return "".join([*pieces, text[done:]])


def _cased_as(word: Word, form: str) -> str:
    return form[0].upper() + form[1:] if word.text[0].isupper() else form


def _may_be_spoken(word: str) -> bool:
    return _SHORTEST <= len(word) <= _LONGEST and word.isalpha() and not word.isupper()


def _candidates(word: str) -> Iterator[Iterable[str]]:
    """Rounds of candidates, those nearest to the word first."""
    yield _with_accents(word)
    inside = _sounds_restored([word])
    yield [*inside, *_endings_restored([word])]
    twice = _sounds_restored(inside)
    yield [*_endings_restored(inside), *twice, *_with_clitic_parted(word, inside)]
    yield _endings_restored(twice)
    accented = _with_accents(word)[:1]
    yield [*_sounds_restored(accented), *_endings_restored(accented)]


def _with_accents(word: str) -> list[str]:
    """ä and ö for a and o: everywhere, or in one part of a compound."""
    if "ä" in word or "ö" in word:
        return []
    places = [place for place, letter in enumerate(word) if letter in "ao"]
    accented = word.translate({ord("a"): "ä", ord("o"): "ö"})
    cuts = [place + 1 for place in places[:-1]]
    fronts = [accented[:cut] + word[cut:] for cut in cuts]
    backs = [word[:cut] + accented[cut:] for cut in cuts]
    return list(dict.fromkeys([accented, *fronts, *backs])) if places else []


def _sounds_restored(forms: Iterable[str]) -> list[str]:
    return list(
        dict.fromkeys(
            _harmonised(form[: found.start()] + sound + form[found.end() :])
            for form in forms
            for pattern, sound in _INSIDE
            for found in pattern.finditer(form)
        )
    )


def _endings_restored(forms: Iterable[str]) -> list[str]:
    return list(
        dict.fromkeys(
            _harmonised(pattern.sub(ending, form))
            for form in forms
            for pattern, ending in _ENDINGS
            if pattern.search(form)
        )
    )


def _with_clitic_parted(word: str, inside: Sequence[str]) -> Iterator[str]:
    """`firmalki` → firmallakin: the ending before the clitic is worn too."""
    for spoken, clitic in _CLITICS:
        if word.endswith(spoken) and len(word) - len(spoken) >= _SHORTEST:
            stems = [form.removesuffix(spoken) for form in (word, *inside)]
            yield from (stem + clitic for stem in [*stems, *_endings_restored(stems)])


def _harmonised(form: str) -> str:
    """A and O as the word's vowels ask: a, o after a back vowel, else ä, ö."""
    if not ("A" in form or "O" in form):
        return form
    last = next((each for each in reversed(form) if each in "aouäöy"), "ä")
    return form.replace("A", "a" if last in "aou" else "ä").replace(
        "O", "o" if last in "aou" else "ö"
    )
