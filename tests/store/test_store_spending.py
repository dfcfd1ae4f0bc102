from datetime import date

from neuvoja.assistant.chat import Usage
from neuvoja.store.database import Database
from neuvoja.store.spending import DatabaseLedger

TODAY, YESTERDAY = date(2026, 11, 22), date(2026, 11, 21)


def test_what_was_spent_is_summed_by_caller_and_day(database: Database):
    ledger = DatabaseLedger(database)
    ledger.add(TODAY, "avain-1", Usage(100, 20))
    ledger.add(TODAY, "avain-1", Usage(3, 4, exact=False))
    ledger.add(TODAY, None, Usage(5, 0))
    ledger.add(YESTERDAY, "avain-1", Usage(1_000, 1_000))
    assert ledger.on(TODAY) == {"avain-1": 127, None: 5}
    assert ledger.on(YESTERDAY) == {"avain-1": 2_000}


def test_a_day_without_calls_is_empty(database: Database):
    assert DatabaseLedger(database).on(TODAY) == {}


def test_more_tokens_than_32_bits_hold_are_kept(database: Database):
    ledger = DatabaseLedger(database)
    ledger.add(TODAY, None, Usage(2**31, 2**31))
    ledger.add(TODAY, None, Usage(2**31, 0))
    assert ledger.on(TODAY) == {None: 3 * 2**31}
