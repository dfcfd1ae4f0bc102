"""How sure a reply is: what the model says, weighed with what the extractive engine sees.

The extractive probability is calibrated on answerable questions and the same with their answers
taken away. That a model answers, or declines to, is one more sign of the same thing; it multiplies
the odds. A model that answers where nothing found speaks of the question is not believed.
"""

from math import exp, log

from neuvoja.assistant.extractive.confidence import calibration
from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import Language
from neuvoja.domain.suggestion import Reply

ANSWERED, DECLINED = log(4.0), log(1 / 25)
"""By which factors the odds change where a model answers with grounded sentences, or declines."""

UNKNOWN = 0.5
"""Where the extractive engine has no opinion, since no article is in the customer's language."""

LEAST, MOST = 0.01, 0.99


def confidence(extractive: Reply, reading: Reading, *, answered: bool) -> float:
    """Probability that the sources answer, 0 to 1."""
    seen = extractive.confidence if _has_opinion(extractive, reading) else UNKNOWN
    bounded = min(MOST, max(LEAST, seen))
    odds = log(bounded / (1 - bounded)) + (ANSWERED if answered else DECLINED)
    return round(1 / (1 + exp(-odds)), 3)


def threshold(language: Language) -> float:
    """Least confidence with which the extractive engine itself drafts a reply."""
    return calibration(language).threshold


def _has_opinion(extractive: Reply, reading: Reading) -> bool:
    own = any(each.passage.language == reading.language for each in reading.articles)
    return own or extractive.status == "drafted"
