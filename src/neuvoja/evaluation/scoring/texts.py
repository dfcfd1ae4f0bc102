"""How near a text is to one that a person would have written."""

from collections.abc import Iterator
from functools import cache

from rapidfuzz.distance import LCSseq
from sacrebleu.metrics.chrf import CHRF

from neuvoja.evaluation.scores import Metric, Score
from neuvoja.language.words import word_texts

METRICS = (
    Metric(
        "ROUGE-L", "F-measure of the longest common subsequence of words (Lin 2004)", judged=False
    ),
    Metric("chrF", "character n-gram F-measure, 0 to 1 (Popović 2015)", judged=False),
)


@cache
def _chrf() -> CHRF:
    return CHRF()


def likeness(item: str, text: str, reference: str | None, system: str) -> Iterator[Score]:
    """Both measures; nothing where there is no reference."""
    if reference is None:
        return
    chrf = float(_chrf().sentence_score(text, [reference]).score) / 100
    yield Score(item=item, metric="ROUGE-L", value=rouge_l(text, reference), system=system)
    yield Score(item=item, metric="chrF", value=chrf, system=system)


def rouge_l(text: str, reference: str) -> float:
    """ROUGE-L F-measure, 0 to 1, over case-folded words of any alphabet; 0 where either has none.

    The tokenizer of the library rouge-score drops å, ä and ö, and loading it takes seconds; on
    English text without punctuation inside words both give the same.
    """
    said, wanted = list(word_texts(text.casefold())), list(word_texts(reference.casefold()))
    common = LCSseq.similarity(said, wanted)
    return 2 * common / (len(said) + len(wanted)) if common else 0.0
