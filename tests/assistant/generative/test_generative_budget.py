from datetime import date, timedelta

import pytest

from neuvoja.assistant.chat import Usage
from neuvoja.assistant.generative.budget import Budget, Caps
from neuvoja.domain.errors import OverBudget

TODAY = date(2026, 11, 22)


class Remembered:
    """A ledger in memory."""

    def __init__(self, spent=None):
        self.spent = dict(spent or {})

    def on(self, day):
        return {caller: tokens for (on, caller), tokens in self.spent.items() if on == day}

    def add(self, day, caller, usage):
        tokens = usage.read + usage.written
        self.spent[day, caller] = self.spent.get((day, caller), 0) + tokens


class Clock:
    day = TODAY

    def __call__(self):
        return self.day


def budget(ledger=None, clock=None, **caps):
    return Budget(
        Caps(**caps), ledger or Remembered(), today=clock or Clock(), later=lambda run: run()
    )


def test_without_caps_everything_is_admitted():
    budget().admit(10**9, "avain")


def test_one_request_may_not_pass_its_cap():
    purse = budget(request=100)
    purse.admit(100, None)
    with pytest.raises(OverBudget, match=r"one request: 101 tokens wanted, 100 left"):
        purse.admit(101, None)


def test_all_callers_share_the_day():
    purse = budget(day=100)
    purse.admit(60, "a")
    with pytest.raises(OverBudget, match=r"this day: 41 tokens wanted, 40 left"):
        purse.admit(41, "b")


def test_one_caller_cannot_spend_what_is_anothers():
    purse = budget(caller=100)
    purse.admit(100, "a")
    with pytest.raises(OverBudget, match="API key"):
        purse.admit(1, "a")
    purse.admit(100, "b")
    purse.admit(100, None)


def test_calls_in_flight_count_and_what_they_left_is_free_again():
    purse = budget(day=100)
    held = purse.admit(90, None)
    with pytest.raises(OverBudget):
        purse.admit(11, None)
    held.settle(Usage(30, 10))
    purse.admit(60, None)


def test_what_was_refused_holds_nothing():
    purse = budget(day=100, caller=50)
    for _ in range(3):
        with pytest.raises(OverBudget):
            purse.admit(51, "a")
    purse.admit(50, "a")
    purse.admit(50, "b")


def test_what_was_spent_before_a_restart_still_counts():
    ledger = Remembered()
    budget(ledger, day=100).admit(80, "a").settle(Usage(70, 10))
    with pytest.raises(OverBudget, match="20 left"):
        budget(ledger, day=100).admit(21, "b")


def test_a_new_day_begins_with_nothing_spent():
    clock, ledger = Clock(), Remembered()
    purse = budget(ledger, clock, day=100)
    late = purse.admit(100, None)
    clock.day = TODAY + timedelta(days=1)
    purse.admit(100, None)
    late.settle(Usage(1, 1))
    assert ledger.on(TODAY) == {None: 2}
    with pytest.raises(OverBudget):
        purse.admit(1, None)


def test_more_than_was_held_counts_too():
    purse = budget(day=100)
    purse.admit(10, None).settle(Usage(60, 30))
    with pytest.raises(OverBudget, match="10 left"):
        purse.admit(11, None)
