"""How sure a reply is: what the model says, weighed with what the extractive engine sees.

The extractive probability is calibrated on answerable questions and the same with their answers
taken away. That a model answers, or declines to, is one more sign of the same thing; it multiplies
the odds. A model that answers where nothing found speaks of the question is not believed.
"""

from collections.abc import Sequence
from math import exp, log

from neuvoja.assistant.extractive.replying.confidence import calibration
from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import Language
from neuvoja.domain.suggestion import Reply

ANSWERED, DECLINED = log(13.0), log(1 / 25)
"""By which factors the odds change where a model answers with grounded sentences, or declines.

Of a strong model's recorded answers 55 of 58 answerable contacts had grounded sentences, and 1 of
14 others. On the reply suite, 6 % of the answerable questions are left unanswered whatever a model
says, and so are 51 % of the others; of those the rest is the model's to decline. A model that
declines is overruled where the extractive engine is surer than .97 only."""

UNSEEN = 0.3
"""Taken for the extractive opinion where the answer comes from cases, or from sources in another
language, and from nothing else: that opinion does not tell of them."""

LEAST, MOST = 0.01, 0.99


def confidence(extractive: Reply, reading: Reading, *, cited: Sequence[int] | None) -> float:
    """Probability that the sources answer, 0 to 1.

    Args:
        cited: the sources by which the model answers, by `n`; None: it declines to answer.
    """
    seen = extractive.confidence
    if cited is not None and not any(_is_seen(n, reading) for n in cited):
        seen = max(seen, UNSEEN)
    bounded = min(MOST, max(LEAST, seen))
    odds = log(bounded / (1 - bounded)) + (DECLINED if cited is None else ANSWERED)
    return round(1 / (1 + exp(-odds)), 3)


def threshold(language: Language) -> float:
    """Least confidence with which the extractive engine itself drafts a reply in a language."""
    return calibration().thresholds[language]


def _is_seen(n: int, reading: Reading) -> bool:
    source = reading.sources[n - 1]
    return source.kind == "article" and source.language == reading.language
