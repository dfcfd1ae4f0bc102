"""LangChain's chat classes, opened so that they tell all and ask only whom they are told to."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from typing import Any, cast

import httpx2
import openai
from langchain_core.messages import BaseMessage
from langchain_core.outputs import ChatGenerationChunk
from langchain_openai import AzureChatOpenAI, ChatOpenAI
from langchain_openai.chat_models.base import BaseChatOpenAI
from pydantic import SecretStr

from neuvoja.vendors.dialect import Azure
from neuvoja.vendors.model_errors import Service, refuse_web_page

SILENCE_S = 60.0
"""Longest wait for anything at all on an open line; `patience` is stricter."""

_KEPT_S = 60.0
"""How long an idle connection is kept, so that the next request need not shake hands."""


class Chat(BaseChatOpenAI):
    """Hears refusals, which LangChain drops so that they look like empty answers."""

    async def heard(
        self, messages: list[BaseMessage], **arguments: Any
    ) -> AsyncGenerator[ChatGenerationChunk]:
        """The chunks of an answer: `astream` without those who are told of each and add all up.

        Raises:
            ValueError: there is none.
        """
        none = True
        chunks = cast("AsyncGenerator[ChatGenerationChunk]", self._astream(messages, **arguments))
        async with aclosing(chunks) as coming:
            async for chunk in coming:
                none = False
                yield chunk
        if none:
            raise ValueError("it holds no piece of an answer")

    def _convert_chunk_to_generation_chunk(
        self, chunk: dict[str, Any], default_chunk_class: type, base_generation_info: Any
    ) -> ChatGenerationChunk | None:
        made = super()._convert_chunk_to_generation_chunk(
            chunk, default_chunk_class, base_generation_info
        )
        if made is not None and any(_refusal(each) for each in chunk.get("choices") or ()):
            made.message.additional_kwargs["refusal"] = True
        return made


def open_client(
    transport: httpx2.AsyncBaseTransport | None, *, connect_s: float
) -> httpx2.AsyncClient:
    """Connected to nothing yet.

    Over aiohttp, which reads a line in C: of each chunk of an answer it takes a third less.

    Args:
        transport: None: the network.
        connect_s: longest wait for a connection.
    """
    return openai.DefaultAioHttpClient(
        transport=transport,
        timeout=httpx2.Timeout(SILENCE_S, connect=connect_s),
        limits=httpx2.Limits(max_connections=1_000, keepalive_expiry=_KEPT_S),
        event_hooks={"response": [refuse_web_page]},
    )


def open_chat_openai(asked: Service, client: httpx2.AsyncClient) -> Chat:
    """What asks the service through this client; Azure's own form for Azure."""
    chat = _opened(asked, client)
    # What the environment says of OpenAI itself is nothing that another service should hear.
    chat.root_async_client.organization = chat.root_async_client.project = None
    chat.async_client = _Completions(chat.root_async_client)
    return chat


def _opened(asked: Service, client: httpx2.AsyncClient) -> Chat:
    common: dict[str, Any] = {
        "model": asked.model,
        "api_key": SecretStr(asked.key or "none"),
        "http_async_client": client,
        "max_retries": 0,
        "stream_chunk_timeout": None,
        "use_responses_api": False,
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


class _Completions:
    """Asks as openai's own does, but leaves each chunk the dictionary that it comes as.

    LangChain takes the objects that openai builds of them apart again, which together costs more
    than all that is done with a chunk besides.
    """

    def __init__(self, client: openai.AsyncOpenAI) -> None:
        self._client = client

    async def create(
        self, *, extra_body: Mapping[str, Any], **payload: Any
    ) -> openai.AsyncStream[object]:
        return await self._client.post(
            "/chat/completions",
            cast_to=object,
            body={**payload, **extra_body},
            stream=True,
            stream_cls=openai.AsyncStream[object],
        )


class _OpenAI(Chat, ChatOpenAI):
    pass


class _Azure(Chat, AzureChatOpenAI):
    pass


def _refusal(choice: dict[str, Any]) -> bool:
    return bool((choice.get("delta") or {}).get("refusal"))
