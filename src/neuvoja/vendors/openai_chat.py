"""`ChatModel`, spoken to any OpenAI-compatible endpoint. Nothing of the SDK leaves this file."""

from collections.abc import AsyncIterator

import openai
from httpx2 import AsyncClient

from neuvoja.assistant.chat import ChatRequest, Finished
from neuvoja.domain.errors import ModelRefused, ModelUnavailable

TIMEOUT_S = 60.0
"""Longest wait for the next piece."""

_TIME_MAY_HELP = (
    openai.APIConnectionError,
    openai.RateLimitError,
    openai.InternalServerError,
    openai.ConflictError,
)


class OpenAIChat:
    """Repeatable as far as the service allows: temperature 0."""

    def __init__(
        self,
        base_url: str,
        model: str,
        api_key: str | None,
        *,
        http_client: AsyncClient | None = None,
        retries: int = 2,
    ) -> None:
        self._model = model
        self._client = openai.AsyncOpenAI(
            base_url=base_url,
            api_key=api_key or "none",
            http_client=http_client,
            max_retries=retries,
            timeout=TIMEOUT_S,
        )

    @property
    def name(self) -> str:
        return self._model

    async def stream(self, request: ChatRequest) -> AsyncIterator[str | Finished]:
        """The answer, piece by piece; last its end.

        Raises:
            ModelUnavailable: no answer, or the line was cut before its end.
            ModelRefused: the key, the model's name or the request is wrong.
        """
        try:
            answer = await self._client.chat.completions.create(
                model=self._model,
                messages=[
                    {"role": "system", "content": request.system},
                    {"role": "user", "content": request.user},
                ],
                temperature=0,
                max_tokens=request.most_tokens,
                stream=True,
            )
            async for chunk in answer:
                if chunk.choices and (piece := chunk.choices[0].delta.content):
                    yield piece
            yield Finished("stop")
        except _TIME_MAY_HELP as error:
            raise ModelUnavailable(self._model) from error
        except (openai.OpenAIError, ValueError) as error:
            raise ModelRefused(self._model, str(error)) from error
