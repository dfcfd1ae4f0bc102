import json

import pytest
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from neuvoja.assistant.chat import ChatRequest, Finished, Usage
from neuvoja.domain.errors import ModelUnavailable
from neuvoja.vendors.tracing import Tracing

pytestmark = pytest.mark.anyio

REQUEST = ChatRequest("Vastaa.", "Paljonko se maksaa, [NIMI_1]?", prompt="reply/1")


class Answering:
    name = "m"

    def __init__(self, error=None):
        self._error = error

    async def stream(self, request):
        yield "Se maksaa "
        if self._error:
            raise self._error
        yield "5,90 €."
        yield Finished("stop", Usage(30, 6))


@pytest.fixture
def kept():
    return InMemorySpanExporter()


async def spans(kept, *, model=None, content=False, headers=None):
    """What is sent of one request in which the model is asked once."""
    tracing = Tracing(kept, content=content)
    with tracing.request("POST", headers or {}) as span:
        try:
            async for _ in tracing.traced(model or Answering()).stream(REQUEST):
                pass
        except ModelUnavailable:
            pass
        span.answered("/v1/assist", 200)
    tracing.close()
    return {each.name: each for each in kept.get_finished_spans()}


async def test_a_call_is_told_by_the_conventions(kept):
    called = (await spans(kept))["chat m"]
    assert called.attributes["gen_ai.operation.name"] == "chat"
    assert called.attributes["gen_ai.request.model"] == "m"
    assert called.attributes["gen_ai.usage.input_tokens"] == 30
    assert called.attributes["gen_ai.usage.output_tokens"] == 6
    assert called.attributes["gen_ai.response.finish_reasons"] == ("stop",)
    assert called.attributes["gen_ai.prompt.name"] == "reply/1"


async def test_a_call_lies_within_its_request_and_that_within_the_callers(kept):
    trace_id = "0af7651916cd43dd8448eb211c80319c"
    found = await spans(kept, headers={"traceparent": f"00-{trace_id}-b7ad6b7169203331-01"})
    request, call = found["POST /v1/assist"], found["chat m"]
    assert f"{request.context.trace_id:032x}" == trace_id
    assert call.parent.span_id == request.context.span_id


async def test_nobodys_words_are_in_spans(kept):
    found = await spans(kept)
    told = json.dumps([each.to_json() for each in found.values()])
    assert "maksaa" not in told and "Vastaa" not in told


async def test_words_are_in_them_where_the_operator_asks_for_it(kept):
    called = (await spans(kept, content=True))["chat m"]
    assert "[NIMI_1]" in called.attributes["gen_ai.input.messages"]
    assert "Se maksaa 5,90 €." in called.attributes["gen_ai.output.messages"]


async def test_a_failed_call_says_how(kept):
    called = (await spans(kept, model=Answering(ModelUnavailable("m", "cut"))))["chat m"]
    assert called.attributes["error.type"] == "ModelUnavailable"
    assert not called.status.is_ok
