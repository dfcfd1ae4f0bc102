from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from neuvoja.domain.errors import UnknownSuggestion
from neuvoja.domain.knowledge import CaseFacts, Price
from neuvoja.domain.suggestion import (
    Evidence,
    Feedback,
    HandOver,
    Notice,
    Opportunity,
    Quote,
    Reply,
    Sentence,
    Source,
    Suggestion,
    Summary,
    SummaryLine,
)
from neuvoja.store.database import Database
from neuvoja.store.suggestions import DatabaseSuggestionLog

SUGGESTION = Suggestion(
    id="s-1",
    language="fi",
    engine="extractive",
    sources=(
        Source(
            n=1,
            passage_id="tapaus-1#1",
            source_id="tapaus-1",
            kind="case",
            title="Yhteys katkeilee",
            heading=None,
            text="Reititin vaihdettiin 😀.",
            language="fi",
            audience="public",
            updated=date(2026, 8, 18),
            valid_from=None,
            valid_to=None,
            revision=7,
            url=None,
            score=12.25,
            case=CaseFacts(closed_at=datetime(2026, 3, 2, tzinfo=UTC), resolution="Vaihto"),
        ),
    ),
    reply=Reply(
        status="drafted",
        text="Hei [NIMI_1]! Reititin vaihdettiin.",
        confidence=0.8,
        sentences=(
            Sentence(text="Hei [NIMI_1]!", support="courtesy"),
            Sentence(
                text="Reititin vaihdettiin.",
                cites=(1,),
                quotes=(Quote(n=1, start=0, end=20),),
                support="supported",
            ),
        ),
    ),
    summary=Summary(reason="Vika", lines=(SummaryLine(text="Vika", messages=(0,)),)),
    opportunities=(
        Opportunity(
            product_id="kuitu-100",
            name="Kuitu 100",
            need="nopeampi netti",
            evidence=Evidence(message=0, quote="netti pätkii"),
            why_it_helps="…",
            price=Price(amount=Decimal("29.90"), unit="kk"),
        ),
    ),
    hand_over=HandOver(team="verkko", why="…", brief="…"),
    notices=(Notice(code="internal_source", text="…"),),
)


@pytest.fixture
def log(database: Database) -> DatabaseSuggestionLog:
    log = DatabaseSuggestionLog(database)
    log.record(SUGGESTION, facts={"channel": "chat", "latency_ms": 12.5})
    return log


def event(event_id: str, action: str = "copied") -> Feedback:
    return Feedback.model_validate(
        {"event_id": event_id, "part": "reply", "action": action, "text": "Hei [NIMI_1]"}
    )


def test_a_suggestion_is_kept_with_the_text_that_it_cites(log: DatabaseSuggestionLog):
    assert log.suggestion("s-1") == SUGGESTION


def test_what_else_is_known_is_kept(log: DatabaseSuggestionLog):
    log.record(
        SUGGESTION.model_copy(update={"id": "s-2"}),
        facts={"prompts": {"reply": "1"}, "day": date(2026, 1, 1), "score": float("nan"), "x": log},
    )
    assert log.facts("s-1") == {"channel": "chat", "latency_ms": 12.5}
    facts = log.facts("s-2")
    assert facts is not None
    assert facts["prompts"] == {"reply": "1"}
    assert facts["day"] == "2026-01-01"
    assert facts["score"] is None
    assert isinstance(facts["x"], str)


def test_the_same_suggestion_again_changes_nothing(log: DatabaseSuggestionLog):
    log.record(SUGGESTION.model_copy(update={"engine": "generative"}), facts={})
    assert log.suggestion("s-1") == SUGGESTION
    assert log.facts("s-1") == {"channel": "chat", "latency_ms": 12.5}


def test_what_the_advisor_did_is_kept_in_the_order_of_arrival(log: DatabaseSuggestionLog):
    events = [event("z", "displayed"), event("a", "edited"), event("m", "inserted")]
    for each in events:
        log.feedback("s-1", each)
    assert log.feedback_of("s-1") == events


def test_the_same_event_again_changes_nothing(log: DatabaseSuggestionLog):
    log.feedback("s-1", event("e-1", "inserted"))
    log.feedback("s-1", event("e-1", "dismissed"))
    assert log.feedback_of("s-1") == [event("e-1", "inserted")]


def test_an_event_is_one_of_its_suggestion(log: DatabaseSuggestionLog):
    log.record(SUGGESTION.model_copy(update={"id": "s-2"}), facts={})
    log.feedback("s-1", event("e-1"))
    log.feedback("s-2", event("e-1"))
    assert log.feedback_of("s-1") == log.feedback_of("s-2") == [event("e-1")]


def test_the_same_event_from_many_at_once_is_kept_once(log: DatabaseSuggestionLog):
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda n: log.feedback("s-1", event(f"e-{n % 4}")), range(32)))
    assert sorted(each.event_id for each in log.feedback_of("s-1")) == ["e-0", "e-1", "e-2", "e-3"]


@pytest.mark.parametrize("unknown", ["s-2", "", "s-1\x00", "\ud800", "x" * 1000])
def test_a_suggestion_that_was_never_made_is_told(log: DatabaseSuggestionLog, unknown: str):
    with pytest.raises(UnknownSuggestion):
        log.feedback(unknown, event("e-1"))
    assert log.suggestion(unknown) is None
    assert log.facts(unknown) is None
    assert log.feedback_of(unknown) == []
