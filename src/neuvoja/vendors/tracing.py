"""Spans by OpenTelemetry: of requests, and of model calls by its GenAI conventions.

No words of anybody are in them, unless the operator asks for content; then with placeholders.
"""

import json
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager

from opentelemetry import propagate
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import SERVICE_NAME, Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter
from opentelemetry.semconv._incubating.attributes import gen_ai_attributes as gen_ai
from opentelemetry.semconv.attributes import http_attributes as http
from opentelemetry.semconv.attributes.error_attributes import ERROR_TYPE
from opentelemetry.trace import Span, SpanKind, Status, StatusCode, Tracer

from neuvoja.assistant.chat import ChatRequest, Finished
from neuvoja.assistant.promises import ChatModel


class Tracing:
    """Sends spans until it is closed. Safe to use from several threads."""

    def __init__(self, exporter: SpanExporter, *, content: bool = False) -> None:
        self._provider = TracerProvider(resource=Resource.create({SERVICE_NAME: "neuvoja"}))
        self._provider.add_span_processor(BatchSpanProcessor(exporter))
        self._tracer = self._provider.get_tracer("neuvoja")
        self._content = content

    @contextmanager
    def request(self, method: str, headers: Mapping[str, str]) -> Iterator["RequestSpan"]:
        """The span of one HTTP request, beneath the caller's where its headers name one."""
        parent = propagate.extract(headers)
        with self._tracer.start_as_current_span(method, parent, kind=SpanKind.SERVER) as span:
            span.set_attribute(http.HTTP_REQUEST_METHOD, method)
            yield RequestSpan(span, method)

    def traced(self, model: ChatModel) -> ChatModel:
        """The same model; every call of it has a span."""
        return Traced(model, self._tracer, content=self._content)

    def close(self) -> None:
        """Send what is left."""
        self._provider.shutdown()


class RequestSpan:
    def __init__(self, span: Span, method: str) -> None:
        self._span = span
        self._method = method

    def answered(self, route: str, status: int) -> None:
        """Name the span by its route, never by its URL."""
        self._span.update_name(f"{self._method} {route}")
        self._span.set_attribute(http.HTTP_ROUTE, route)
        self._span.set_attribute(http.HTTP_RESPONSE_STATUS_CODE, status)
        if status >= 500:
            self._span.set_status(Status(StatusCode.ERROR))


class Traced:
    """Keeps the promise `ChatModel`; one client span a call."""

    def __init__(self, model: ChatModel, tracer: Tracer, *, content: bool) -> None:
        self._model = model
        self._tracer = tracer
        self._content = content

    @property
    def name(self) -> str:
        return self._model.name

    async def stream(self, request: ChatRequest) -> AsyncIterator[str | Finished]:
        """The other's answer; raises what it raises."""
        # Not the current span: an async generator may be resumed and closed in other contexts.
        span = self._tracer.start_span(f"chat {self.name}", kind=SpanKind.CLIENT)
        span.set_attributes(_asked(self.name, request))
        pieces: list[str] = []
        try:
            async for piece in self._model.stream(request):
                if isinstance(piece, Finished):
                    span.set_attributes(_ended(piece))
                else:
                    pieces.append(piece)
                yield piece
        except Exception as error:
            span.set_attribute(ERROR_TYPE, type(error).__name__)
            span.set_status(Status(StatusCode.ERROR))
            raise
        finally:
            if self._content:
                span.set_attributes(_said(request, "".join(pieces)))
            span.end()


def _asked(model: str, request: ChatRequest) -> dict[str, str | int]:
    return {
        gen_ai.GEN_AI_OPERATION_NAME: "chat",
        gen_ai.GEN_AI_PROVIDER_NAME: "openai",
        gen_ai.GEN_AI_REQUEST_MODEL: model,
        gen_ai.GEN_AI_REQUEST_MAX_TOKENS: request.most_tokens,
        gen_ai.GEN_AI_OUTPUT_TYPE: "json" if request.schema else "text",
        gen_ai.GEN_AI_PROMPT_NAME: request.prompt,
    }


def _ended(end: Finished) -> dict[str, int | list[str]]:
    ended: dict[str, int | list[str]] = {gen_ai.GEN_AI_RESPONSE_FINISH_REASONS: [end.reason]}
    if end.usage:
        ended[gen_ai.GEN_AI_USAGE_INPUT_TOKENS] = end.usage.read
        ended[gen_ai.GEN_AI_USAGE_OUTPUT_TOKENS] = end.usage.written
    return ended


def _said(request: ChatRequest, answer: str) -> dict[str, str]:
    def message(role: str, text: str) -> dict[str, object]:
        return {"role": role, "parts": [{"type": "text", "content": text}]}

    return {
        gen_ai.GEN_AI_SYSTEM_INSTRUCTIONS: _plain([{"type": "text", "content": request.system}]),
        gen_ai.GEN_AI_INPUT_MESSAGES: _plain([message("user", request.user)]),
        gen_ai.GEN_AI_OUTPUT_MESSAGES: _plain([message("assistant", answer)]),
    }


def _plain(content: object) -> str:
    return json.dumps(content, ensure_ascii=False)


def open_collector(endpoint: str, *, content: bool = False) -> Tracing:
    """Send to a collector's OTLP over HTTP, such as `http://127.0.0.1:4318`.

    Args:
        content: whether spans hold what models are asked and answer, with placeholders.
    """
    return Tracing(OTLPSpanExporter(f"{endpoint.rstrip('/')}/v1/traces"), content=content)
