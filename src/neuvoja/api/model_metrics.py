"""What is counted of models: no customer's words, no person's name."""

from functools import partial

from prometheus_client import CollectorRegistry, Counter, Histogram

from neuvoja.api.metrics import BUCKETS_S
from neuvoja.assistant.chat import Call, Calls
from neuvoja.domain.suggestion import Suggestion

FALLBACK = "fallback"
"""The notice of a part that the extractive engine wrote in the model's stead."""


class ModelMetrics:
    """What models were asked, what it took, and what became of their answers."""

    def __init__(
        self, registry: CollectorRegistry, *, price_read: float = 0, price_written: float = 0
    ) -> None:
        """Begin to count.

        Args:
            price_read: of a million tokens that a model reads, in euros.
            price_written: of a million tokens that it writes, in euros.
        """
        self._prices = {"read": price_read, "written": price_written}
        count = partial(Counter, registry=registry)
        time = partial(Histogram, buckets=BUCKETS_S, registry=registry)
        asked = ["prompt", "model"]
        self.calls = count("neuvoja_model_calls", "Calls of chat models.", [*asked, "outcome"])
        self.tokens = count(
            "neuvoja_model_tokens",
            "Tokens that chat models have read and written.",
            [*asked, "direction"],
        )
        self.cost = count(
            "neuvoja_model_cost_euros", "What they cost, by the prices in the settings.", asked
        )
        self.seconds = time(
            "neuvoja_model_seconds", "From a request to the end of its answer.", asked
        )
        self.first_piece = time(
            "neuvoja_model_first_piece_seconds",
            "From a request to the first piece of its answer.",
            asked,
        )
        self.fallbacks = count(
            "neuvoja_fallbacks",
            "Notices that the extractive engine wrote a part in the model's stead.",
        )
        self.sentences = count(
            "neuvoja_sentences",
            "Sentences of drafts, by how well their sources carry them.",
            ["engine", "support"],
        )

    def made(self, suggestion: Suggestion, calls: Calls) -> None:
        """Count what was made, or begun, for one request."""
        for call in calls:
            self._called(call)
        self.fallbacks.inc(sum(each.code == FALLBACK for each in suggestion.notices))
        for sentence in suggestion.reply.sentences if suggestion.reply else ():
            self.sentences.labels(suggestion.engine, sentence.support).inc()

    def _called(self, call: Call) -> None:
        asked = (call.prompt, call.model)
        self.calls.labels(*asked, call.outcome).inc()
        self.seconds.labels(*asked).observe(call.latency_ms / 1000)
        if call.first_piece_ms is not None:
            self.first_piece.labels(*asked).observe(call.first_piece_ms / 1000)
        for direction, tokens in (("read", call.usage.read), ("written", call.usage.written)):
            self.tokens.labels(*asked, direction).inc(tokens)
            self.cost.labels(*asked).inc(tokens * self._prices[direction] / 1e6)
