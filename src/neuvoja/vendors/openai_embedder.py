"""`Embedder`, spoken to any OpenAI-compatible endpoint. Nothing of the SDK leaves this file."""

import weakref
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import httpx2
import numpy as np
import openai
from openai.types import CreateEmbeddingResponse

from neuvoja.domain.errors import ModelRefused
from neuvoja.language.promises import Vectors
from neuvoja.vendors.dialect import Azure
from neuvoja.vendors.model_errors import Service, WebPage, refuse_web_page_at_once, translated

BATCH = 64
"""Texts in one request; small servers refuse many more."""

IN_FLIGHT = 4
"""Requests under way at once for one call."""

TIMEOUT_S = 30.0
"""Longest wait for one request."""


class OpenAIEmbedder:
    """Safe to call from several threads. What fails in passing is asked again, after a pause."""

    def __init__(
        self,
        base_url: str,
        model: str,
        api_key: str | None,
        *,
        transport: httpx2.BaseTransport | None = None,
        retries: int = 2,
    ) -> None:
        self._asked = Service(model, base_url, api_key, "NEUVOJA_EMBED")
        http_client = openai.DefaultHttpxClient(
            transport=transport,
            timeout=httpx2.Timeout(TIMEOUT_S, connect=5.0),
            event_hooks={"response": [refuse_web_page_at_once]},
        )
        # Nobody is asked to close an embedder: its lines last as long as it does.
        weakref.finalize(self, http_client.close)
        self._client = _client(self._asked, http_client, retries)
        # The environment may name them for OpenAI; no other service should hear of it.
        self._client.organization = self._client.project = None
        self._dimension: int | None = None

    @property
    def model_id(self) -> str:
        """The model, where it is served, and its dimension.

        Two servers may mean two things by one name, and so may one server at two times. Asking
        before there was any vector makes a request.

        Raises:
            ModelUnavailable, ModelRefused
        """
        where = self._asked.url.rstrip("/")
        return f"{self._asked.model} at {where}, {self.dimension} dimensions"

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
        rows = list(self._rows([texts[row] for row in asked]))
        vectors = np.zeros((len(texts), self._width(rows)), dtype=np.float32)
        if asked:
            vectors[asked] = np.asarray(rows, dtype=np.float32)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        np.divide(vectors, lengths, out=vectors, where=lengths > 0)
        return vectors

    def _rows(self, texts: Sequence[str]) -> Iterator[list[float]]:
        batches = [texts[start : start + BATCH] for start in range(0, len(texts), BATCH)]
        if len(batches) < 2:
            answers = [self._request(batch) for batch in batches]
        else:
            with ThreadPoolExecutor(IN_FLIGHT, "embedding") as several:
                answers = list(several.map(self._request, batches))
        return (row for answer in answers for row in answer)

    def _request(self, texts: Sequence[str]) -> list[list[float]]:
        try:
            answer = self._client.embeddings.create(
                model=self._asked.model, input=list(texts), encoding_format="float"
            )
        except (openai.OpenAIError, WebPage, ValueError) as error:
            raise translated(error, self._asked) from error
        if not isinstance(answer, CreateEmbeddingResponse):
            raise ModelRefused(self._asked.model, "the answer is no JSON; is the base URL right?")
        rows = [each.embedding for each in sorted(answer.data, key=lambda each: each.index)]
        if len(rows) != len(texts):
            raise ModelRefused(self._asked.model, f"{len(rows)} vectors for {len(texts)} texts")
        return rows

    def _width(self, rows: list[list[float]]) -> int:
        widths = {len(row) for row in rows} | ({self._dimension} if self._dimension else set())
        if len(widths) > 1:
            why = f"vectors of different lengths: {sorted(widths)}; start Neuvoja anew"
            raise ModelRefused(self._asked.model, why)
        if rows:
            self._dimension = len(rows[0])
        return self._dimension or 0


def _client(asked: Service, http_client: httpx2.Client, retries: int) -> openai.OpenAI:
    key = asked.key or "none"
    azure = Azure.of(asked.url)
    if azure is None:
        return openai.OpenAI(
            base_url=asked.url, api_key=key, http_client=http_client, max_retries=retries
        )
    return openai.AzureOpenAI(
        azure_endpoint=azure.endpoint,
        api_version=azure.version,
        api_key=key,
        http_client=http_client,
        max_retries=retries,
    )
