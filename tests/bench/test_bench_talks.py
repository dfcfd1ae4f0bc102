"""What the advisors of the load hear, and what a bench of hours takes over."""

from collections import Counter
from itertools import islice
from pathlib import Path

import pytest

from eval.bench.large import spending
from eval.bench.talks import endless, read_talks, talk

SUITES = Path(__file__).parents[2] / "eval" / "suites"


def conversation(*roles: str) -> dict[str, object]:
    messages = [{"role": role, "text": f"{at}"} for at, role in enumerate(roles)]
    return {"channel": "chat", "messages": messages}


def lengths(found: object) -> list[int]:
    return [len(each["conversation"]["messages"]) for each in found]


def test_an_advisor_asks_wherever_the_customer_has_finished() -> None:
    grown = talk(conversation("customer", "customer", "advisor", "customer", "advisor"))

    assert lengths(grown) == [2, 4]


def test_nobody_is_asked_about_a_conversation_without_a_customer() -> None:
    assert talk(conversation("advisor", "bot")) == []


def test_a_talk_ends_after_four_turns() -> None:
    assert lengths(talk(conversation(*["customer", "advisor"] * 6))) == [1, 3, 5, 7]


def test_talks_come_in_the_same_order_for_the_same_seed_only() -> None:
    talks = read_talks(SUITES)

    first, again, other = (list(islice(endless(talks, seed), 50)) for seed in ("a", "a", "b"))

    assert first == again
    assert first != other


def test_talks_of_one_to_four_turns_come_about_equally_often() -> None:
    came = Counter(len(each) for each in islice(endless(read_talks(SUITES), "a"), 2_000))

    assert set(came) == {1, 2, 3, 4}
    assert min(came.values()) > 400


def test_an_interrupted_build_adds_its_time_to_the_next(tmp_path: Path) -> None:
    account = tmp_path / "spent.txt"
    account.write_text("100", encoding="utf-8")

    with pytest.raises(KeyboardInterrupt), spending(account) as earlier:
        raise KeyboardInterrupt

    with spending(account) as later:
        assert earlier == 100
        assert later > 100
