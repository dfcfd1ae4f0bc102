"""What is noted of an answer that many hear at once, and what the scripted model says."""

import pytest

from eval.bench.crowd import Arrival, Streamed
from eval.bench.scripted_model import tokens

SAID = [("Voit", 1_000), (" mak", 2_000), ("saa", 3_000), (" [1]", 4_000), (".", 5_000)]
PROMPT = """<source-a1b2c3 n="1" kind="article" language="fi">
Lasku
Laskun voi maksaa erissä ilman kuluja. Katso www.lasku.test heti.
</source-a1b2c3>
<source-a1b2c3 n="3" kind="article" language="fi">
Toimitus
Paketti tulee perille kahdessa päivässä.
</source-a1b2c3>"""


def noted(shown, *arrived):
    seen = Streamed()
    seen.note(SAID, shown, [Arrival(*each) for each in arrived])
    return seen


def test_each_token_is_late_by_the_time_from_its_sending_to_the_delta_that_ends_it():
    seen = noted("Voit maksaa.", (4, 1_500), (11, 4_000), (12, 5_100))
    assert seen.delays_ms == [0.5, 2.0, 1.0, 0.1]
    assert (seen.streams, seen.broken, seen.halted) == (1, 0, 0)


@pytest.mark.parametrize("shown", ["Voitsaa.", "Voit mak maksaa.", " makVoitsaa."])
def test_a_lost_a_doubled_and_a_moved_token_break_an_answer(shown):
    assert noted(shown, (len(shown), 6_000)).broken == 1


def test_an_answer_that_ends_early_is_not_broken():
    seen = noted("Voit mak", (8, 6_000))
    assert (seen.broken, seen.halted, len(seen.delays_ms)) == (0, 1, 2)


def test_the_scripted_model_says_plain_sentences_of_the_sources_with_their_marks():
    said = list(tokens(PROMPT))
    assert "".join(said) == (
        "Laskun voi maksaa erissä ilman kuluja [1]. Paketti tulee perille kahdessa päivässä [3]."
    )
    assert max(map(len, said)) <= 5
