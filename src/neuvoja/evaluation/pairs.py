"""Slices by the question's language and the language in which its answers stand."""

from itertools import product

from neuvoja.domain.conversation import LANGUAGES, Language

MIXED = "code_switching"
"""The slice of messages in two languages."""


def pair(asked: Language, read: Language) -> str:
    return f"{asked}→{read}"


PAIRS = tuple(pair(asked, read) for asked, read in product(LANGUAGES, LANGUAGES))
"""All nine."""
