"""Which language a message or a conversation is in: Finnish, Swedish, English or none of them.

Letters of another script tell that it is none of them. Of Latin letters each word speaks for the
languages by two things: whether it is one of their common words, and the letter pairs and triples
that it is made of (a naive Bayes model over the same common words). What one word can say is
bounded, so that the language of most words wins; a capitalised word inside a sentence, likely a
name, says little.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log

from neuvoja.domain.conversation import LANGUAGES, Conversation, Language
from neuvoja.language.common_words import OTHERS, OURS
from neuvoja.language.quoted import own_words
from neuvoja.language.scripts import other_script
from neuvoja.language.text import fold
from neuvoja.language.words import Word, is_placeholder, words

SURE = 0.6
"""Confidence from which on a language is told; below it the answer is None."""

WORDS_READ = 150
"""How many words of a message are looked at."""

WORDS_REMEMBERED = 32_768

LATEST_WEIGHT = 3.0
"""How much more a word of the customer's latest message counts than one of an older message."""

ADVISOR_WEIGHT = 0.05
"""What a word of ours counts, which may be in the wrong language."""

LEAST_UNREAD, LEAST_UNNAMED = 3, 6
"""Words of a message from which it can be told that we do not read it; names alone are fewer. The
latter where it resembles no language: a few words of several are none."""

SURELY_OTHER = 0.9
"""Confidence from which on another language is named."""

_EXPECTED = 2.0
"""Head start of our languages over others, as a log likelihood ratio: customers choose a desk."""

_LISTED = 0.5 / 800
"""Likelihood of a common word in its language, by its place in a list of about 800."""

_FOLDED = 0.3
"""The part of it that is left when the accents are missing."""

_SAYS_AT_MOST = 6.0
"""Bound of what one word says against a language, as a log likelihood ratio."""

_NOBODYS = "la"
"""Customers write no Latin; filler texts do."""

_NAME_WEIGHT = 0.25
_SMOOTHING = 1.0
_DEPENDENCE = 2.2
"""Pairs and triples of one word overlap; their log likelihoods are divided by this."""

_SPEAKERS = (*OURS, *OTHERS)
Evidence = tuple[float, ...]
"""Log likelihood ratio of each of `_SPEAKERS` against the likeliest, each ≤ 0."""


@dataclass(frozen=True, slots=True)
class Detected:
    language: Language | None
    """None: another language, or too little to tell."""

    confidence: float
    """Probability of the likeliest language, 0 to 1; 0 where there is no word."""

    other: str | None = None
    """Of a text that is in none of ours: its language (ISO 639), or its script in small letters
    (`cyrillic`); None where neither can be told."""


class Detector:
    """Loads in about 30 ms; safe to call from several threads."""

    def __init__(self) -> None:
        self._listed = _listed_words()
        self._letters = _Letters([*OURS.values(), *OTHERS.values()])
        self._evidence = lru_cache(maxsize=WORDS_REMEMBERED)(self._weigh)

    def message(self, text: str) -> Detected:
        """The language of the words that the writer wrote, quoted history and signature apart."""
        own = own_words(text)
        if script := other_script(own):
            return Detected(None, 1.0, script)
        totals = self._totals(own)
        return _decide(totals) if totals else Detected(None, 0.0)

    def conversation(self, conversation: Conversation, default: Language) -> Language:
        """The customer's language: that of most of their words, the latest message first.

        Our own words decide only where the customer has said nothing that tells.
        """
        if conversation.language is not None:
            return conversation.language
        votes: dict[Language, float] = {}
        for text, weight in _weighted_texts(conversation):
            detected = self.message(text)
            if detected.language is not None:
                spoken = min(len(words(text)), WORDS_READ)
                vote = weight * spoken * detected.confidence
                votes[detected.language] = votes.get(detected.language, 0.0) + vote
        return max(votes, key=lambda each: votes[each]) if votes else default

    def unread(self, conversation: Conversation) -> Detected | None:
        """What the customer writes now, where that is in none of our languages; else None.

        Their last message of `LEAST_UNREAD` words or more tells it. One that resembles no
        language does so only where none of theirs is in ours.
        """
        written = [each.text for _, each in conversation.said_by("customer")]
        told = [each for each in written if _is_said(each, LEAST_UNREAD)]
        if not told:
            return None
        last = self.message(told[-1])
        if last.other:
            return last
        read = any(self.message(each).language for each in told)
        return last if _is_said(told[-1], LEAST_UNNAMED) and not read else None

    def _totals(self, text: str) -> list[float] | None:
        totals = [_EXPECTED if speaker in OURS else 0.0 for speaker in _SPEAKERS]
        seen = 0
        for word, weight in _telling(text):
            seen += 1
            for place, evidence in enumerate(self._evidence(word)):
                totals[place] += weight * evidence
        return totals if seen else None

    def _weigh(self, word: str) -> Evidence:
        listed = self._listed.get(word, {})
        letters = self._letters.log_likelihoods(word)
        logs = [
            log(_LISTED * listed.get(speaker, 0.0) + 0.5 * exp(letter) + 1e-300)
            for speaker, letter in zip(_SPEAKERS, letters, strict=True)
        ]
        best = max(logs)
        return tuple(max(each - best, -_SAYS_AT_MOST) for each in logs)


class _Letters:
    """Letter pairs and triples of each language's common words."""

    def __init__(self, vocabularies: Iterable[Iterable[str]]) -> None:
        counts = [_letter_counts(vocabulary) for vocabulary in vocabularies]
        grams = set().union(*counts)
        totals = {n: [_smoothed_total(count, n, grams) for count in counts] for n in (2, 3)}
        self._unseen = {n: tuple(log(_SMOOTHING / each) for each in totals[n]) for n in (2, 3)}
        self._seen = {
            gram: tuple(
                log((count.get(gram, 0.0) + _SMOOTHING) / total)
                for count, total in zip(counts, totals[len(gram)], strict=True)
            )
            for gram in grams
        }

    def log_likelihoods(self, word: str) -> list[float]:
        """Of the word in each language, in order."""
        seen, unseen = self._seen, self._unseen
        columns = zip(*(seen.get(each, unseen[len(each)]) for each in _grams(word)), strict=True)
        return [max(sum(column) / _DEPENDENCE, -600.0) for column in columns]


def _smoothed_total(count: Mapping[str, float], n: int, grams: Iterable[str]) -> float:
    of_length = [each for each in grams if len(each) == n]
    return sum(count.get(each, 0.0) for each in of_length) + _SMOOTHING * len(of_length)


def _letter_counts(vocabulary: Iterable[str]) -> dict[str, float]:
    counts: defaultdict[str, float] = defaultdict(float)
    for word in vocabulary:
        for gram in _grams(word):
            counts[gram] += 1.0
        if (folded := fold(word)) != word:
            for gram in _grams(folded):
                counts[gram] += _FOLDED
    return counts


def _grams(word: str) -> list[str]:
    marked = f"<{word}>"
    return [marked[at : at + n] for n in (2, 3) for at in range(len(marked) - n + 1)]


def _listed_words() -> dict[str, dict[str, float]]:
    listed: dict[str, dict[str, float]] = {}
    for speaker, vocabulary in {**OURS, **OTHERS}.items():
        for word in vocabulary:
            listed.setdefault(word, {})[speaker] = 1.0
            listed.setdefault(fold(word), {}).setdefault(speaker, _FOLDED)
    return listed


def _telling(text: str) -> Iterator[tuple[str, float]]:
    """The words that have letters only, lower case, with their weights."""
    for word in words(text)[:WORDS_READ]:
        if not is_placeholder(word.text) and not any(each.isdigit() for each in word.text):
            yield word.text.lower(), _NAME_WEIGHT if _looks_a_name(word, text) else 1.0


def _looks_a_name(word: Word, text: str) -> bool:
    if not word.text[0].isupper():
        return False
    before = text[: word.start].rstrip(' \t"”“(')
    return bool(before) and before[-1] not in ".!?:\n-|•*>"


def _decide(totals: list[float]) -> Detected:
    best = max(range(len(_SPEAKERS)), key=totals.__getitem__)
    confidence = 1 / sum(exp(each - totals[best]) for each in totals)
    speaker = _SPEAKERS[best]
    language = next((each for each in LANGUAGES if each == speaker), None)
    if language and confidence >= SURE:
        return Detected(language, confidence)
    named = speaker in OTHERS and speaker != _NOBODYS and confidence >= SURELY_OTHER
    return Detected(None, confidence, speaker if named else None)


def _is_said(text: str, least: int) -> bool:
    if other_script(text):
        return True
    return sum(word.isalpha() for word, _ in _telling(own_words(text))) >= least


def _weighted_texts(conversation: Conversation) -> Iterator[tuple[str, float]]:
    """What was said, with the weight of a word of it."""
    customers = [index for index, _ in conversation.said_by("customer")]
    for index, message in enumerate(conversation.messages):
        if message.role != "customer":
            yield message.text, ADVISOR_WEIGHT
        else:
            yield message.text, LATEST_WEIGHT if index == customers[-1] else 1.0
    if conversation.subject:
        yield conversation.subject, 0.5
