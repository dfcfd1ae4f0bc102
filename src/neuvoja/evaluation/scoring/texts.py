"""How near a text is to one that a person would have written."""

from collections.abc import Iterator
from functools import cache

from rouge_score.rouge_scorer import RougeScorer
from rouge_score.tokenizers import Tokenizer
from sacrebleu.metrics.chrf import CHRF

from neuvoja.evaluation.scores import Metric, Score
from neuvoja.language.words import word_texts

METRICS = (
    Metric(
        "ROUGE-L", "F-measure of the longest common subsequence of words (Lin 2004)", judged=False
    ),
    Metric("chrF", "character n-gram F-measure, 0 to 1 (Popović 2015)", judged=False),
)


class _Words(Tokenizer):  # type: ignore[misc]
    """The library's own tokenizer drops å, ä and ö."""

    def tokenize(self, text: str) -> list[str]:
        return list(word_texts(text.casefold()))


@cache
def _rouge() -> RougeScorer:
    return RougeScorer(["rougeL"], tokenizer=_Words())


@cache
def _chrf() -> CHRF:
    return CHRF()


def likeness(item: str, text: str, reference: str | None, system: str) -> Iterator[Score]:
    """Both measures; nothing where there is no reference."""
    if reference is None:
        return
    rouge = float(_rouge().score(reference, text)["rougeL"].fmeasure)
    chrf = float(_chrf().sentence_score(text, [reference]).score) / 100
    yield Score(item=item, metric="ROUGE-L", value=rouge, system=system)
    yield Score(item=item, metric="chrF", value=chrf, system=system)
