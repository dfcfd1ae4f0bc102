"""The extractive reply: the words of the sources, in the manner of the channel."""

from collections.abc import Sequence

from neuvoja.assistant.events import Drafted
from neuvoja.assistant.extractive.answer import (
    MOST,
    MOST_IF_SHORT,
    Answer,
    answer,
    answers,
    selected,
    shares,
)
from neuvoja.assistant.extractive.asked import Asked, Listener, Turn
from neuvoja.assistant.extractive.candidates import Candidates
from neuvoja.assistant.extractive.choose import Chooser, Picked
from neuvoja.assistant.extractive.compose import courtesies, joined, quoted
from neuvoja.assistant.extractive.confidence import calibration
from neuvoja.assistant.extractive.from_cases import CasePages
from neuvoja.assistant.extractive.manners import Courtesy, farewell
from neuvoja.assistant.extractive.matching import Matcher
from neuvoja.assistant.extractive.notices import (
    answer_from_case,
    foreign_sources,
    internal_sources,
    sources_disagree,
)
from neuvoja.assistant.extractive.page import Pages
from neuvoja.assistant.extractive.phrases import speech
from neuvoja.assistant.extractive.pick import Selection, chosen
from neuvoja.assistant.extractive.questions import clarifying
from neuvoja.assistant.extractive.tone import Tone
from neuvoja.assistant.grounding import Grounding, text_of
from neuvoja.assistant.reading import Reading
from neuvoja.domain.suggestion import Notice, Reply, Sentence
from neuvoja.language.analysis import Analyser
from neuvoja.retrieval.search import Found


class ReplyWriter:
    """Safe to use from several threads."""

    def __init__(self, analyser: Analyser) -> None:
        matcher = Matcher(analyser)
        pages = Pages(matcher)
        self._listener = Listener(analyser, matcher)
        self._candidates = Candidates(matcher, pages)
        self._case_pages = CasePages(analyser, pages)
        self._chooser = Chooser(matcher)
        self._courtesy = Courtesy(Tone(analyser, matcher))
        self._grounding = Grounding(analyser)

    def write(self, reading: Reading) -> Drafted:
        """Draft the next reply, or abstain with questions to ask.

        Drafted, too, is the farewell to a customer who only thanks. Confidence is the mean over
        what is answered; 1 where nothing is asked.
        """
        turn = self._listener.turn(reading)
        if not turn.asked:
            return _small_talk(turn, reading)
        found = self._answers(turn.asked, reading)
        sure = [each for each in found if each.probability >= _threshold(reading)]
        if sure and (drafted := self._drafted(sure, reading)):
            return drafted
        if drafted := self._from_case(turn.asked, reading):
            return drafted
        return _abstained(turn.asked, found, reading)

    def answers(self, reading: Reading) -> list[Answer]:
        """What the articles say to each thing that is asked; for calibration and explanation."""
        return self._answers(self._listener.turn(reading).asked, reading)

    def _answers(self, asked: Sequence[Asked], reading: Reading) -> list[Answer]:
        return answers(
            asked,
            _in_language(reading.articles, reading),
            lambda each: self._candidates.of(reading, reading.articles, each),
            self._chooser,
            reading.language,
        )

    def _drafted(self, found: Sequence[Answer], reading: Reading) -> Drafted | None:
        selection = Selection()
        notices = internal_sources(reading)
        for each, most in zip(found, shares(_most(reading), len(found)), strict=True):
            before = len(selection.picked)
            selection, against = selected(each, most=most, so_far=selection)
            if against is not None:
                used = each.candidates[selection.picked[before].candidate].n
                notices.append(sources_disagree(used, each.candidates[against].n, reading))
        content = quoted(selection.picked, found[0].candidates, reading.language)
        confidence = sum(each.probability for each in found) / len(found)
        return self._whole(content, confidence, notices, reading)

    def _from_case(self, asked: Sequence[Asked], reading: Reading) -> Drafted | None:
        """What a past case lends, where no article answers."""
        candidates = self._case_pages.candidates(reading)
        found = answer(
            asked[-1],
            _in_language(reading.cases, reading),
            candidates,
            self._chooser,
            reading.language,
        )
        if found is None or found.probability < _threshold(reading):
            return None
        units = _of_one_case(found, _most(reading))
        used = found.candidates[units[0].candidate].n
        source = reading.sources[used - 1]
        notices = [*internal_sources(reading), answer_from_case(source, reading)]
        content = quoted(units, found.candidates, reading.language)
        return self._whole(content, found.probability, notices, reading)

    def _whole(
        self,
        content: Sequence[Sentence],
        confidence: float,
        notices: Sequence[Notice],
        reading: Reading,
    ) -> Drafted | None:
        """The reply around its content; None where nothing of it is grounded."""
        grounded = self._grounded(content, reading)
        if not any(each.cites for each in grounded):
            return None
        sentences = (
            *courtesies(self._courtesy.opening(reading)),
            *grounded,
            *courtesies(self._courtesy.closing(reading)),
        )
        text = joined(sentences, reading.conversation.channel)
        reply = Reply(
            status="drafted", text=text, confidence=round(confidence, 3), sentences=sentences
        )
        return Drafted(reply, tuple(notices))

    def _grounded(self, content: Sequence[Sentence], reading: Reading) -> list[Sentence]:
        """Each sentence once, with the support that it was found to have; none unsupported."""
        grounded: dict[str, Sentence] = {}
        for each in content:
            cited = [text_of(reading.sources[n - 1]) for n in each.cites]
            support = (
                self._grounding.support(each.text, cited, reading.language)
                if each.cites
                else each.support
            )
            if support != "unsupported":
                grounded.setdefault(each.text, each.model_copy(update={"support": support}))
        return list(grounded.values())


def _in_language(found: Sequence[Found], reading: Reading) -> list[Found]:
    """Scores are comparable between passages of one language."""
    return [each for each in found if each.passage.language == reading.language]


def _of_one_case(found: Answer, most: int) -> tuple[Picked, ...]:
    ranked = [each for each in found.ranked if each.candidate == found.ranked[0].candidate]
    return chosen(ranked, found.candidates, most=most).picked


def _threshold(reading: Reading) -> float:
    return calibration(reading.language).threshold


def _most(reading: Reading) -> int:
    """Sentences and items of a reply, as the advisor wishes."""
    wish = reading.instruction or ""
    return MOST_IF_SHORT if speech(reading.advisor_language).shorter.in_text(wish) else MOST


def _small_talk(turn: Turn, reading: Reading) -> Drafted:
    """A farewell to who thanks; a question to who only greets."""
    if turn.greets:
        hello = speech(reading.language).texts["hello"]
        return Drafted(Reply(status="abstained", text="", confidence=0, questions=(hello,)))
    sentences = tuple(courtesies(farewell(reading)))
    text = joined(sentences, reading.conversation.channel)
    return Drafted(Reply(status="drafted", text=text, confidence=1, sentences=sentences))


def _abstained(asked: Sequence[Asked], answers: Sequence[Answer], reading: Reading) -> Drafted:
    confidence = max((each.probability for each in answers), default=0.0)
    reply = Reply(
        status="abstained",
        text="",
        confidence=round(confidence, 3),
        questions=clarifying(asked, reading),
    )
    return Drafted(reply, (*internal_sources(reading), *foreign_sources(reading)))
