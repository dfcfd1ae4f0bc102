"""`ChatModel`, spoken through LangChain to any OpenAI-compatible service.

Nothing of LangChain or openai leaves this file. It asks once: `patience` asks again and minds the
time, `breaker` stops asking a service that is down.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass
from typing import cast

import httpx2
import langsmith
import openai
from langchain_core.messages import AIMessageChunk, BaseMessage, HumanMessage, SystemMessage
from langchain_core.outputs import ChatGenerationChunk

from neuvoja.assistant.chat import ChatRequest, Finished, Usage
from neuvoja.domain.errors import ModelUnavailable
from neuvoja.vendors.chat_client import Chat, open_chat_openai, open_client
from neuvoja.vendors.dialect import Dialect
from neuvoja.vendors.model_errors import (
    Service,
    WebPage,
    is_filtered,
    is_not_understood,
    translated,
)
from neuvoja.vendors.thoughts import Thoughts

log = logging.getLogger(__name__)

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
        self._transport = transport
        self._connect_s = connect_s
        self._open: dict[asyncio.AbstractEventLoop, _Open] = {}
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
            chat = await self._here()
            listed = await chat.root_async_client.models.list()
            return tuple(each.id for each in listed.data)
        except (openai.OpenAIError, WebPage, AttributeError, TypeError, ValueError):
            return ()

    async def _here(self) -> Chat:
        """The chat for the loop that runs: connections are of no use to any but their own."""
        loop = asyncio.get_running_loop()
        if loop not in self._open:
            kept = self._kept(loop)
            self._open[loop] = _Open(await anext(kept), kept)
        return self._open[loop].chat

    async def _kept(self, loop: asyncio.AbstractEventLoop) -> AsyncGenerator[Chat]:
        """A chat whose connections last as long as the loop, which ends its generators itself."""
        async with open_client(self._transport, connect_s=self._connect_s) as client:
            try:
                yield open_chat_openai(self._asked, client)
            finally:
                del self._open[loop]

    async def _answer(
        self, request: ChatRequest, dialect: Dialect
    ) -> AsyncGenerator[str | Finished]:
        messages: list[BaseMessage] = [SystemMessage(request.system), HumanMessage(request.user)]
        end, thoughts = _End(self.name), Thoughts()
        try:
            chat = await self._here()
            async with aclosing(chat.heard(messages, **dialect.arguments(request))) as heard:
                async for chunk in heard:
                    end.hear(chunk)
                    if piece := thoughts.without(chunk.text):
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


@dataclass(frozen=True, slots=True)
class _Open:
    chat: Chat
    kept: AsyncGenerator[Chat]
    """Closes the connections; the loop alone would forget it."""


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

    def hear(self, chunk: ChatGenerationChunk) -> None:
        message = cast("AIMessageChunk", chunk.message)
        if message.additional_kwargs.get("refusal"):
            self.reason = "filter"
        if (reason := (chunk.generation_info or {}).get("finish_reason")) and self.reason is None:
            self.reason = str(reason)
        if usage := message.usage_metadata:
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
