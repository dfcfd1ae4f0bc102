"""`Embedder`, spoken to any OpenAI-compatible endpoint. Nothing of the SDK leaves this file."""

from collections.abc import Sequence

import numpy as np
import openai
from httpx2 import Client
from openai.types import CreateEmbeddingResponse

from neuvoja.domain.errors import ModelRefused, ModelUnavailable
from neuvoja.language.promises import Vectors

BATCH = 64
"""Texts in one request; small servers refuse many more."""

TIMEOUT_S = 30.0
"""Longest wait for one request."""

_TIME_MAY_HELP = (
    openai.APIConnectionError,
    openai.RateLimitError,
    openai.InternalServerError,
    openai.ConflictError,
)


class OpenAIEmbedder:
    """Safe to call from several threads."""

    def __init__(
        self,
        base_url: str,
        model: str,
        api_key: str | None,
        *,
        http_client: Client | None = None,
        retries: int = 2,
    ) -> None:
        self._model = model
        self._client = openai.OpenAI(
            base_url=base_url,
            api_key=api_key or "none",
            http_client=http_client,
            max_retries=retries,
            timeout=TIMEOUT_S,
        )
        self._model_id = f"{model} at {base_url.rstrip('/')}"
        self._dimension: int | None = None

    @property
    def model_id(self) -> str:
        """The model and where it is served: two servers may mean two things by one name."""
        return self._model_id

    @property
    def dimension(self) -> int:
        """Learnt from the first vector; asking before there was any makes a request."""
        if self._dimension is None:
            self.embed(["."])
        return self._dimension or 0

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One row of length 1 a text, in order; zeros for a text without a letter.

        Raises:
            ModelUnavailable: no answer, or one that time may better.
            ModelRefused: the key, the model's name or the request is wrong, or the answer is.
        """
        asked = [row for row, text in enumerate(texts) if text.strip()]
        rows = [
            vector
            for start in range(0, len(asked), BATCH)
            for vector in self._request([texts[row] for row in asked[start : start + BATCH]])
        ]
        vectors = np.zeros((len(texts), self._width(rows)), dtype=np.float32)
        if asked:
            vectors[asked] = np.asarray(rows, dtype=np.float32)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        np.divide(vectors, lengths, out=vectors, where=lengths > 0)
        return vectors

    def _request(self, texts: list[str]) -> list[list[float]]:
        try:
            answer = self._client.embeddings.create(
                model=self._model, input=texts, encoding_format="float"
            )
        except _TIME_MAY_HELP as error:
            raise ModelUnavailable(self._model) from error
        except (openai.OpenAIError, ValueError) as error:
            raise ModelRefused(self._model, str(error)) from error
        if not isinstance(answer, CreateEmbeddingResponse):
            raise ModelRefused(self._model, "the answer is no JSON; is the base URL right?")
        rows = [each.embedding for each in sorted(answer.data, key=lambda each: each.index)]
        if len(rows) != len(texts):
            raise ModelRefused(self._model, f"{len(rows)} vectors for {len(texts)} texts")
        return rows

    def _width(self, rows: list[list[float]]) -> int:
        widths = {len(row) for row in rows} | ({self._dimension} if self._dimension else set())
        if len(widths) > 1:
            raise ModelRefused(self._model, f"vectors of different lengths: {sorted(widths)}")
        if rows:
            self._dimension = len(rows[0])
        return self._dimension or 0
