import json

import pytest
from evaluation_samples import abstention, made_suite, scored, suggestion, talk

from neuvoja.evaluation.report.chapter import chapter
from neuvoja.evaluation.report.write import write_report
from neuvoja.evaluation.spending import Called, spending

CALL = {
    "prompt": "reply/1",
    "model": "m",
    "read": 1_000,
    "written": 100,
    "latency_ms": 900,
    "outcome": "answered",
}
PRICES = {"price_read": "2.0", "price_written": "10.0"}


def test_tokens_and_costs_are_summed_over_the_answers_that_took_a_model():
    call = Called(**CALL)
    found = spending([(call, call), (), (call,)], PRICES)
    assert (found.answers, found.calls, found.read, found.written) == (2, 3, 3_000, 300)
    assert found.cost == pytest.approx(0.009)
    assert found.cost_per_call == pytest.approx(0.003)
    assert found.cost_per_answer == pytest.approx(0.0045)


def test_without_a_model_there_is_no_figure():
    assert spending([(), ()], PRICES) is None


def test_without_prices_the_tokens_are_told():
    assert spending([(Called(**CALL),)], {}).cost == 0


@pytest.mark.parametrize("form", ["html", "md"])
def test_the_report_tells_what_models_took(tmp_path, form):
    item = {"conversation": talk("milloin?"), "must": [["14"]], "sources": ["lasku"]}
    answer = suggestion(reply=abstention()) | {"calls": [CALL]}
    run = scored(tmp_path, made_suite("reply", item), [answer], facts=PRICES)
    assert "1000 tokens read, 100 written; 0.00300 € a call" in write_report(form, [chapter(run)])
    [told] = json.loads(write_report("json", [chapter(run)]))
    assert told["spending"]["read"] == 1_000
