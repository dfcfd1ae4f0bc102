"""The reply of what has passed: in the unit's manner, or an abstention with what to ask."""

from collections.abc import Sequence

from neuvoja.assistant.events import Drafted
from neuvoja.assistant.extractive.replying.compose import courtesies, joined
from neuvoja.assistant.extractive.replying.manners import Courtesy
from neuvoja.assistant.extractive.wording.phrases import speech
from neuvoja.assistant.generative.citations import questions_in
from neuvoja.assistant.generative.draft import Draft
from neuvoja.assistant.generative.opinion import confidence, threshold
from neuvoja.assistant.generative.remarks import remarks
from neuvoja.assistant.generative.verifying import Verifier
from neuvoja.assistant.reading import Reading
from neuvoja.domain.suggestion import Reply, Sentence
from neuvoja.language.detection import Detector

MOST_QUESTIONS = 2


class Composer:
    """Safe to use from several threads."""

    def __init__(self, *, courtesy: Courtesy, verifier: Verifier, detector: Detector) -> None:
        self._courtesy = courtesy
        self._verifier = verifier
        self._detector = detector

    def drafted(
        self, content: Sequence[Sentence], draft: Draft, opinion: Drafted
    ) -> Drafted | None:
        """The reply with these sentences; None where none of them is carried by a source.

        Args:
            opinion: what the extractive engine would reply: to thanks and greetings it does, and
                where it hardly sees an answer in the sources the model is not believed.
        """
        cited = [n for each in content for n in each.cites]
        if not cited:
            return opinion if _is_small_talk(opinion.reply) else None
        sure = confidence(opinion.reply, draft.reading, cited=cited)
        if sure < threshold(draft.language):
            return self.abstained("", draft, opinion)
        sentences = tuple(self._dressed(content, draft.reading))
        text = joined(sentences, draft.reading.conversation.channel)
        reply = Reply(status="drafted", text=text, confidence=sure, sentences=sentences)
        return Drafted(reply, remarks(reply, draft.reading, opinion.notices))

    def abstained(self, answer: str, draft: Draft, opinion: Drafted) -> Drafted:
        """An abstention; the extractive draft where it is surer than the model's doubt.

        Args:
            answer: the model's, which may hold what it would ask.
        """
        sure = confidence(opinion.reply, draft.reading, cited=None)
        if opinion.reply.status == "drafted" and sure >= threshold(draft.language):
            return opinion
        questions = tuple(self._questions(answer, draft)) or opinion.reply.questions
        reply = Reply(
            status="abstained",
            text="",
            confidence=sure,
            questions=questions or (speech(draft.language).texts["more"],),
        )
        return Drafted(reply, remarks(reply, draft.reading, opinion.notices))

    def _dressed(self, content: Sequence[Sentence], reading: Reading) -> list[Sentence]:
        """The sentences with greeting and closing, without the model's own of both."""
        own = [each for each in content if not self._is_manner(each, reading)]
        opening = self._courtesy.opening(reading)
        if own and own[0].support == "courtesy":
            # Sympathy takes the place of thanks.
            opening = opening[:1]
        return [*courtesies(opening), *own, *courtesies(self._courtesy.closing(reading))]

    def _is_manner(self, sentence: Sentence, reading: Reading) -> bool:
        if sentence.support != "courtesy":
            return False
        return self._verifier.is_manner(sentence.text, reading.language)

    def _questions(self, answer: str, draft: Draft) -> list[str]:
        return [
            each
            for each in questions_in(answer)[:MOST_QUESTIONS]
            if self._verifier.may_ask(each, draft)
            and self._detector.message(each).language in (None, draft.language)
        ]


def _is_small_talk(reply: Reply) -> bool:
    return reply.status == "drafted" and all(e.support == "courtesy" for e in reply.sentences)
