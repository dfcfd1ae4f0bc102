from prometheus_client import CollectorRegistry

from neuvoja.api.model_metrics import ModelMetrics
from neuvoja.assistant.chat import Call, Calls, Usage
from neuvoja.domain.suggestion import Notice, Reply, Sentence, Suggestion


def called(*, read=1_000, written=200, outcome="answered", first_piece_ms=120):
    return Call(
        prompt="reply/1",
        prompt_sha="0",
        model="m",
        usage=Usage(read, written),
        first_piece_ms=first_piece_ms,
        latency_ms=900,
        outcome=outcome,
    )


def suggestion(*, notices=(), supports=()):
    sentences = tuple(Sentence(text="Hei!", support=each) for each in supports)
    reply = Reply(status="drafted", text="Hei!", confidence=1, sentences=sentences)
    return Suggestion(
        id="s", language="fi", engine="generative", reply=reply, notices=tuple(notices)
    )


def counted(given, *calls, **prices):
    registry = CollectorRegistry()
    kept = Calls()
    for each in calls:
        kept.add(each)
    ModelMetrics(registry, **prices).made(given, kept)
    return registry.get_sample_value


def test_calls_tokens_and_their_cost_are_counted_by_prompt_and_model():
    value = counted(suggestion(), called(), called(), price_read=2.0, price_written=10.0)
    who = {"prompt": "reply/1", "model": "m"}
    assert value("neuvoja_model_calls_total", {**who, "outcome": "answered"}) == 2
    assert value("neuvoja_model_tokens_total", {**who, "direction": "read"}) == 2_000
    assert value("neuvoja_model_tokens_total", {**who, "direction": "written"}) == 400
    assert round(value("neuvoja_model_cost_euros_total", who), 6) == 0.008
    assert value("neuvoja_model_seconds_sum", who) == 1.8
    assert value("neuvoja_model_first_piece_seconds_count", who) == 2


def test_a_call_without_a_piece_has_no_first_one():
    value = counted(suggestion(), called(outcome="failed", first_piece_ms=None))
    who = {"prompt": "reply/1", "model": "m"}
    assert value("neuvoja_model_calls_total", {**who, "outcome": "failed"}) == 1
    assert value("neuvoja_model_first_piece_seconds_count", who) is None


def test_fallbacks_and_the_support_of_sentences_are_counted():
    notices = [Notice(code="fallback", text="…"), Notice(code="urgent", text="…")]
    value = counted(suggestion(notices=notices, supports=("supported", "supported", "partial")))
    assert value("neuvoja_fallbacks_total") == 1
    drafted = {"engine": "generative", "support": "supported"}
    assert value("neuvoja_sentences_total", drafted) == 2
    assert value("neuvoja_sentences_total", {**drafted, "support": "partial"}) == 1
