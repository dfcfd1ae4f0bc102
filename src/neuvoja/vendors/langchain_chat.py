"""`ChatModel`, spoken through LangChain to any OpenAI-compatible service.

Nothing of LangChain or openai leaves this file. It asks once: `patience` asks again and minds the
time, `breaker` stops asking a service that is down.
"""

import logging
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import Any, cast

import httpx2
import langsmith
import openai
from langchain_core.messages import AIMessageChunk, HumanMessage, SystemMessage
from langchain_core.outputs import ChatGenerationChunk
from langchain_openai import AzureChatOpenAI, ChatOpenAI
from langchain_openai.chat_models.base import BaseChatOpenAI
from pydantic import SecretStr

from neuvoja.assistant.chat import ChatRequest, Finished, Usage
from neuvoja.domain.errors import ModelUnavailable
from neuvoja.vendors.dialect import Azure, Dialect
from neuvoja.vendors.model_errors import (
    Service,
    WebPage,
    is_filtered,
    is_not_understood,
    refuse_web_page,
    translated,
)
from neuvoja.vendors.thoughts import Thoughts

log = logging.getLogger(__name__)

SILENCE_S = 60.0
"""Longest wait for anything at all on an open line; `patience` is stricter."""

_KEPT_S = 60.0
"""How long an idle connection is kept, so that the next request need not shake hands."""

_CUT = frozenset({"length", "max_tokens", "model_length"})


class LangChainChat:
    """Repeatable as far as the service allows: temperature 0."""

    def __init__(
        self,
        base_url: str,
        model: str,
        api_key: str | None,
        *,
        connect_s: float = 5.0,
        transport: httpx2.AsyncBaseTransport | None = None,
    ) -> None:
        """Connect to nothing yet.

        Args:
            base_url: with its path; Azure's may end in `?api-version=…`.
            connect_s: longest wait for a connection.
            transport: None: the network.
        """
        langsmith.configure(enabled=False)
        self._asked = Service(model, base_url, api_key, "NEUVOJA_CHAT")
        self._client = openai.DefaultAsyncHttpxClient(
            transport=transport,
            timeout=httpx2.Timeout(SILENCE_S, connect=connect_s),
            limits=httpx2.Limits(max_connections=1_000, keepalive_expiry=_KEPT_S),
            event_hooks={"response": [refuse_web_page]},
        )
        self._chat = _chat(self._asked, self._client)
        self._chat.root_async_client.organization = self._chat.root_async_client.project = None
        self._dialect = Dialect.of(base_url)

    @property
    def name(self) -> str:
        return self._asked.model

    async def stream(self, request: ChatRequest) -> AsyncIterator[str | Finished]:
        """The answer, piece by piece; last its end. Leaving early closes the line to the service.

        What the service turns out not to understand is left out, and from then on so.

        Raises:
            ModelUnavailable: no answer, an unreadable or empty one, or the line was cut.
            ModelRefused: the key, the model's name, the base URL or the request is wrong.
        """
        dialect, tried, why = self._dialect, {self._dialect}, ""
        while True:
            try:
                async with aclosing(self._answer(request, dialect)) as pieces:
                    async for piece in pieces:
                        self._learn(dialect, why)
                        yield piece
                return
            except _NotUnderstood as refusal:
                why = str(translated(refusal.error, self._asked))
                plainer = dialect.plainer(request, str(refusal.error))
                if plainer is None or plainer in tried:
                    raise translated(refusal.error, self._asked) from refusal.error
                dialect = plainer
                tried.add(dialect)

    @property
    def takes_schemas(self) -> bool:
        """Whether the service takes a JSON Schema, as far as it is known by now."""
        return self._dialect.schema is not None

    async def models(self) -> tuple[str, ...]:
        """What the service says it has; empty where it does not say."""
        try:
            listed = await self._chat.root_async_client.models.list()
            return tuple(each.id for each in listed.data)
        except (openai.OpenAIError, WebPage, AttributeError, TypeError, ValueError):
            return ()

    async def aclose(self) -> None:
        """Close the connections that are kept."""
        await self._client.aclose()

    async def _answer(
        self, request: ChatRequest, dialect: Dialect
    ) -> AsyncGenerator[str | Finished]:
        messages = [SystemMessage(request.system), HumanMessage(request.user)]
        end, thoughts = _End(self.name), Thoughts()
        try:
            chunks = self._chat.astream(messages, **dialect.arguments(request))
            async with aclosing(cast("AsyncGenerator[AIMessageChunk]", chunks)) as heard:
                async for chunk in heard:
                    end.hear(chunk)
                    if piece := thoughts.without(str(chunk.text)):
                        end.spoke = True
                        yield piece
        except Exception as error:
            if is_filtered(error):
                end.reason = "filter"
            elif isinstance(error, openai.APIStatusError) and is_not_understood(error):
                raise _NotUnderstood(error) from error
            else:
                raise translated(error, self._asked) from error
        if piece := thoughts.rest():
            end.spoke = True
            yield piece
        yield end.told()

    def _learn(self, dialect: Dialect, why: str) -> None:
        if dialect != self._dialect:
            log.warning("from now on it is asked otherwise, %s, since %s", dialect, why)
            self._dialect = dialect


class _NotUnderstood(Exception):
    """The service took no request of this form."""

    def __init__(self, error: openai.APIStatusError) -> None:
        self.error = error


class _End:
    """What the chunks of an answer tell of its end."""

    def __init__(self, model: str) -> None:
        self._model = model
        self.spoke = False
        self._usage: Usage | None = None
        self.reason: str | None = None

    def hear(self, chunk: AIMessageChunk) -> None:
        if chunk.additional_kwargs.get("refusal"):
            self.reason = "filter"
        if (reason := chunk.response_metadata.get("finish_reason")) and self.reason is None:
            self.reason = str(reason)
        if usage := chunk.usage_metadata:
            self._usage = Usage(usage["input_tokens"], usage["output_tokens"])

    def told(self) -> Finished:
        """The end.

        Raises:
            ModelUnavailable: there was none, or nothing before it.
        """
        if self.reason is None:
            raise ModelUnavailable(self._model, "the line was cut before the answer's end")
        if self.reason in ("filter", "content_filter"):
            return Finished("filter", self._usage)
        if self.reason in _CUT:
            return Finished("length", self._usage)
        if not self.spoke:
            raise ModelUnavailable(self._model, "the answer is empty")
        return Finished("stop", self._usage)


class _HearsRefusals(BaseChatOpenAI):
    """LangChain drops a refusal, so that it would look like an empty answer."""

    def _convert_chunk_to_generation_chunk(
        self, chunk: dict[str, Any], default_chunk_class: type, base_generation_info: Any
    ) -> ChatGenerationChunk | None:
        made = super()._convert_chunk_to_generation_chunk(
            chunk, default_chunk_class, base_generation_info
        )
        if made is not None and any(_refusal(each) for each in chunk.get("choices") or ()):
            made.message.additional_kwargs["refusal"] = True
        return made


class _OpenAI(_HearsRefusals, ChatOpenAI):
    pass


class _Azure(_HearsRefusals, AzureChatOpenAI):
    pass


def _refusal(choice: dict[str, Any]) -> bool:
    return bool((choice.get("delta") or {}).get("refusal"))


def _chat(asked: Service, client: httpx2.AsyncClient) -> BaseChatOpenAI:
    common: dict[str, Any] = {
        "model": asked.model,
        "api_key": SecretStr(asked.key or "none"),
        "http_async_client": client,
        "max_retries": 0,
        "stream_chunk_timeout": None,
        "use_responses_api": False,
        # What the environment says of OpenAI itself is nothing that another service should hear.
        "openai_proxy": "",
    }
    azure = Azure.of(asked.url)
    if azure is None:
        return _OpenAI(base_url=asked.url, **common)
    return _Azure(
        azure_endpoint=azure.endpoint,
        azure_deployment=asked.model,
        api_version=azure.version,
        **common,
    )
