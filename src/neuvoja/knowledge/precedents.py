"""The two halves of a past case: the problem is searched, the solution is shown."""

from collections.abc import Iterable, Iterator
from itertools import takewhile

from neuvoja.domain.knowledge import Case
from neuvoja.language.hostile import heeded
from neuvoja.language.quoted import own_words
from neuvoja.language.sentences import sentences
from neuvoja.retrieval.mail import lines

LONGEST_PROBLEM = 400
"""Words; what a customer says after them no longer tells cases apart."""

LONGEST_MESSAGE = 200
"""Words of one message."""

LONGEST_SOLUTION = 300
"""Words of the advisors' own messages, where no resolution was written."""

TITLE_WORDS = 9


def problem(case: Case) -> str:
    """Why the customer made contact: the reason and the customer's words, without courtesies.

    Where the customer's words were not kept, the first message tells. Empty when nothing does.
    """
    customers = [message.text for message in case.messages if message.role == "customer"]
    told = customers or [message.text for message in case.messages[:1]]
    stories = [_shortened(_matter(text), LONGEST_MESSAGE) for text in told]
    return "\n".join(_within(filter(None, (case.reason, *stories)), LONGEST_PROBLEM))


def solution(case: Case) -> str | None:
    """How it was solved: the resolution, else what advisors and experts said last.

    None where nobody wrote down either.
    """
    if case.resolution:
        return case.resolution
    said = list(case.messages)
    while said and said[-1].role not in ("advisor", "expert"):
        said.pop()
    last = takewhile(lambda message: message.role in ("advisor", "expert"), reversed(said))
    answers = [_matter(message.text) for message in last][::-1]
    return _shortened("\n\n".join(filter(None, answers)), LONGEST_SOLUTION) or None


def heading_of(case: Case, problem_part: str) -> str:
    """What the case is called in a list: its reason, else the first words of the problem.

    Never what was said to a machine, since we say the name as ours.
    """
    if case.reason:
        return " ".join(heeded(case.reason).text.split())
    words = heeded(problem_part).text.split()
    return " ".join(words[:TITLE_WORDS]) + (" …" if len(words) > TITLE_WORDS else "")


def _matter(text: str) -> str:
    """A message without greeting, closing and quoted history; itself where that leaves nothing."""
    matter = "\n".join(line.text for line in lines(own_words(text)) if line.place == "matter")
    return matter or text.strip()


def _within(texts: Iterable[str], longest: int) -> Iterator[str]:
    """The texts up to so many words; the first one always."""
    words = 0
    for text in texts:
        if words and words + len(text.split()) > longest:
            return
        words += len(text.split())
        yield text


def _shortened(text: str, longest: int) -> str:
    """The text up to the last sentence that ends within so many words; one sentence at least."""
    if len(text.split()) <= longest:
        return text
    words, end = 0, 0
    for sentence in sentences(text):
        words += len(sentence.text.split())
        if end and words > longest:
            break
        end = sentence.end
    return " ".join(text[:end].split(" ")[: 2 * longest])
