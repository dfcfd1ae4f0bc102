"""A language model as a judge of grounding: a plug-in beside the lexical check.

It gates nothing. What it says counts for as much as its agreement with people's labels does, and
that is reported beside the lexical check's own.
"""

import json
import re
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence

from neuvoja.assistant.chat import ChatRequest, whole
from neuvoja.assistant.grounding import text_of
from neuvoja.assistant.promises import ChatModel
from neuvoja.domain.suggestion import Suggestion
from neuvoja.domain.value import Value
from neuvoja.evaluation.figures import Scored
from neuvoja.evaluation.items import GroundingItem
from neuvoja.evaluation.statistics import kappa
from neuvoja.prompting.prompt import Prompt

MOST_TOKENS = 200
"""Of a verdict."""

_OBJECT = re.compile(r"\{.*\}", re.DOTALL)


class Verdict(Value):
    """What the judge says of one sentence."""

    item: str
    sentence: str
    carried: bool | None
    """None: the judge's answer could not be read."""

    why: str
    model: str
    prompt_sha: str


class Question(Value):
    """One sentence with what it cites."""

    item: str
    sentence: str
    sources: tuple[str, ...]


class Agreement(Value):
    """Cohen's kappa with the labels, of the judge and of the lexical check on the same items."""

    n: int
    judge: float | None
    lexical: float | None


class Judge:
    def __init__(self, model: ChatModel, prompt: Prompt) -> None:
        self._model = model
        self._prompt = prompt

    async def judge(self, questions: Sequence[Question]) -> AsyncIterator[Verdict]:
        """A verdict on each, in order.

        Raises:
            ModelUnavailable, ModelRefused
        """
        for each in questions:
            sources = "\n\n".join(each.sources)
            messages = self._prompt.render({"sentence": each.sentence, "sources": sources})
            request = ChatRequest(messages.system, messages.user, most_tokens=MOST_TOKENS)
            carried, why = _read(await whole(self._model.stream(request)))
            yield Verdict(
                item=each.item,
                sentence=each.sentence,
                carried=carried,
                why=why,
                model=self._model.name,
                prompt_sha=self._prompt.sha,
            )


def questions(scored: Scored) -> Iterator[Question]:
    """What a judge can be asked of a run: each labelled sentence, or each cited one of a draft."""
    for item in scored.suite.items:
        answer = scored.answers.get(item.id)
        if isinstance(item, GroundingItem):
            yield Question(item=item.id, sentence=item.sentence, sources=item.sources)
        elif answer is not None and answer.suggestion is not None:
            yield from _cited(item.id, answer.suggestion)


def agreement(scored: Scored, verdicts: Sequence[Verdict]) -> Agreement | None:
    """How well judge and lexical check agree with the labels; None where nothing is labelled."""
    labels = {
        item.id: item.supported for item in scored.suite.items if isinstance(item, GroundingItem)
    }
    judged = [each for each in verdicts if each.item in labels and each.carried is not None]
    if not judged:
        return None
    right = [labels[each.item] for each in judged]
    lexical = [scored.answers[each.item].text == "supported" for each in judged]
    return Agreement(
        n=len(judged),
        judge=kappa(right, [each.carried for each in judged]),
        lexical=kappa(right, lexical),
    )


def _cited(item: str, suggestion: Suggestion) -> Iterator[Question]:
    offered: Mapping[int, str] = {each.n: text_of(each) for each in suggestion.sources}
    for each in suggestion.reply.sentences if suggestion.reply else ():
        sources = tuple(offered[n] for n in each.cites if n in offered)
        if sources:
            yield Question(item=item, sentence=each.text, sources=sources)


def _read(answer: str) -> tuple[bool | None, str]:
    """The verdict in an answer, whatever stands around it; None where there is none."""
    found = _OBJECT.search(answer)
    try:
        content = json.loads(found[0]) if found else None
    except ValueError:
        content = None
    if not isinstance(content, dict) or not isinstance(content.get("carried"), bool):
        return None, f"unreadable: {answer[:200]}"
    return content["carried"], str(content.get("why", ""))
