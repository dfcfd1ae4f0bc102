"""Questions embedded elsewhere without personal data in them."""

from collections.abc import Sequence

from neuvoja.language.promises import Embedder, Vectors
from neuvoja.language.redaction.redactor import Redactor


class RedactingEmbedder:
    """Keeps the promise `Embedder`; another's vectors, of texts redacted before it sees them.

    What is typed into a search is nobody's conversation, and may name a customer all the same.
    """

    def __init__(self, embedder: Embedder, redactor: Redactor) -> None:
        self._embedder = embedder
        self._redactor = redactor

    @property
    def model_id(self) -> str:
        return self._embedder.model_id

    @property
    def dimension(self) -> int:
        return self._embedder.dimension

    def embed(self, texts: Sequence[str]) -> Vectors:
        return self._embedder.embed([self._redactor.redact(each).text for each in texts])
