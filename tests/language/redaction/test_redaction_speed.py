import random
import time

import pytest
from snippets import snippets

from neuvoja.language.redaction import Redactor

REDACTOR = Redactor(None)
NASTY = [
    "A" * 100_000,
    "Aa " * 30_000,
    "0" * 100_000,
    "0 " * 50_000,
    "040 " * 25_000,
    "1-" * 50_000,
    "FI21 " * 20_000,
    "a.b" * 30_000,
    "a@" * 50_000,
    "(at) " * 20_000,
    "x piste " * 12_000,
    "[NIMI_" * 15_000,
    "asiakasnumero " * 7_000 + "1",
    "salasana: " * 10_000,
    "Katu 1 A " * 10_000,
    "12 Aaa " * 15_000,
    "Matti " * 17_000,
    "olen " * 20_000,
    "terveisin\n\n" * 8_000,
    "J. " * 30_000,
    "- " * 50_000,
    "\n" * 100_000,
    " " * 100_000,
]


def cost(text: str) -> float:
    """Seconds of this process's own work, so that a busy machine is no defect."""
    started = time.process_time()
    REDACTOR.redact(text)
    return time.process_time() - started


@pytest.mark.parametrize("text", NASTY, ids=lambda text: repr(text[:12]))
def test_no_text_makes_the_search_explode(text: str) -> None:
    """Four times the text costs about four times as much, not sixteen."""
    quarter = cost(text[: len(text) // 4])
    assert cost(text) < 10 * quarter + 3


def test_twenty_times_the_words_cost_no_more_than_in_proportion() -> None:
    words = [word for snippet in snippets() for word in snippet.text.split()]
    drawn = random.Random(1).choices(words, k=20_000)
    cost(" ".join(drawn))
    assert cost(" ".join(drawn)) < 60 * cost(" ".join(drawn[:1_000])) + 0.5
