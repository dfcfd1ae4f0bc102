"""The extractive reply: the words of the sources, in the manner of the channel.

listen    what is asked now                                   asked.py
weigh     which units of the sources answer it                candidates.py, choose.py
be sure   how probable it is that they do                     confidence.py
pick      the best unit and what adds to it                   pick.py
write     around it the manners, behind it the grounding      compose.py, manners.py
or ask    what a good advisor would ask back                  questions.py
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from neuvoja.assistant.events import Drafted
from neuvoja.assistant.extractive.asking.asked import Asked
from neuvoja.assistant.extractive.asking.listener import Listener
from neuvoja.assistant.extractive.moments.moments import MomentReader
from neuvoja.assistant.extractive.pages.page import without_marker
from neuvoja.assistant.extractive.pages.pages import Pages
from neuvoja.assistant.extractive.replying.across import Across
from neuvoja.assistant.extractive.replying.answer import (
    MOST,
    MOST_IF_SHORT,
    Answer,
    answer,
    answers,
    selected,
    shares,
    to_give,
)
from neuvoja.assistant.extractive.replying.candidates import Candidates, names_death, of_death
from neuvoja.assistant.extractive.replying.choose import Candidate, Chooser, Picked
from neuvoja.assistant.extractive.replying.compose import courtesies, joined, quoted
from neuvoja.assistant.extractive.replying.confidence import calibration
from neuvoja.assistant.extractive.replying.from_cases import CasePages
from neuvoja.assistant.extractive.replying.manners import Courtesy
from neuvoja.assistant.extractive.replying.notices import (
    answer_from_case,
    foreign_answer,
    internal_sources,
    open_question,
    sources_disagree,
)
from neuvoja.assistant.extractive.replying.pick import Selection, chosen
from neuvoja.assistant.extractive.replying.rescue import rescuing
from neuvoja.assistant.extractive.replying.without_answer import abstained, small_talk
from neuvoja.assistant.extractive.wording.matching import Matcher
from neuvoja.assistant.extractive.wording.meaning import Meaning
from neuvoja.assistant.extractive.wording.phrases import speech
from neuvoja.assistant.grounding import Grounding, text_of
from neuvoja.assistant.reading import Reading
from neuvoja.assistant.versions import older_notices
from neuvoja.domain.suggestion import Notice, Reply, Sentence
from neuvoja.language.analysis import Analyser
from neuvoja.language.promises import Embedder

MOURNING = 0.6
"""What is left of the doubt about a source for the bereaved, where one mourns."""


class ReplyWriter:
    """Safe to use from several threads."""

    def __init__(self, analyser: Analyser, embedder: Embedder | None = None) -> None:
        """Writes with this embedding, quick and open already, or with the one in the box."""
        matcher = Matcher(analyser)
        meaning = Meaning(embedder)
        pages = Pages(matcher, meaning)
        self._listener = Listener(analyser, matcher)
        self._candidates = Candidates(matcher, pages)
        self._case_pages = CasePages(analyser, pages)
        self._chooser = Chooser(matcher, meaning)
        self._courtesy = Courtesy(MomentReader(analyser))
        self._grounding = Grounding(analyser)
        self._across = Across(matcher, pages, self._grounding)

    def write(self, reading: Reading) -> Drafted:
        """Draft the next reply, or abstain with questions to ask.

        Drafted, too, is the farewell to a customer who only thanks. Confidence is the mean over
        what is answered; 1 where nothing is asked.
        """
        turn = self._listener.turn(reading)
        if not turn.asked:
            return small_talk(turn, reading)
        found = self._answers(turn.asked, reading)
        return (
            self._rescue(found, reading)
            or self._from_articles(found, turn.asked, reading)
            or self._from_case(turn.asked, reading)
            or self._from_abroad(turn.asked, reading)
            or abstained(turn.asked, found, reading, mourns=self._courtesy.mourns(reading))
        )

    def answers(self, reading: Reading) -> list[Answer]:
        """What the articles say to each thing that is asked; for calibration and explanation."""
        found = self._answers(self._listener.turn(reading).asked, reading)
        return [each for each in found if each is not None]

    def _answers(self, asked: Sequence[Asked], reading: Reading) -> list[Answer | None]:
        mourns = self._courtesy.mourns(reading)

        def candidates(each: Asked) -> list[Candidate]:
            usable = self._candidates.of(reading, reading.articles, each)
            return of_death(usable) if mourns else usable

        answered = answers(asked, candidates, self._chooser, reading)
        return [each and _meant_for_mourners(each) for each in answered] if mourns else answered

    def _from_articles(
        self, found: Sequence[Answer | None], asked: Sequence[Asked], reading: Reading
    ) -> Drafted | None:
        sure = to_give(found, calibration().thresholds[reading.language])
        if not sure:
            return None
        selection = Selection()
        notices = internal_sources(reading)
        budgets = accumulate(shares(_most(reading) + len(sure) - 1, len(sure)))
        for each, most in zip(sure, budgets, strict=True):
            selection, disagree = selected(each, most=most, so_far=selection)
            if disagree:
                notices.append(sources_disagree(*disagree, reading))
        answered = [each.asked for each in sure]
        notices += [open_question(each.text, reading) for each in asked if each not in answered]
        content = quoted(selection.picked, sure[0].candidates, reading.language)
        confidence = sum(each.probability for each in sure) / len(sure)
        return self._whole(content, confidence, notices, reading)

    def _rescue(self, found: Sequence[Answer | None], reading: Reading) -> Drafted | None:
        """What to do at once, where life is in danger and a source tells it."""
        if not self._courtesy.in_danger(reading):
            return None
        order = rescuing(found)
        if order is None:
            return None
        answer, selection = order
        first = selection.picked[:1]
        content = [
            *quoted(first, answer.candidates, reading.language),
            *quoted(selection.picked, answer.candidates, reading.language),
        ]
        return self._whole(content, answer.probability, internal_sources(reading), reading)

    def _from_case(self, asked: Sequence[Asked], reading: Reading) -> Drafted | None:
        """What a past case lends to the last question, where no article answers."""
        candidates = self._case_pages.candidates(reading)
        if self._courtesy.mourns(reading):
            candidates = of_death(candidates)
        lent = answer(asked[-1], candidates, self._chooser, reading)
        if lent is None or lent.probability < calibration().thresholds[reading.language]:
            return None
        picked = _of_one_case(lent, _most(reading))
        source = reading.sources[candidates[picked[0].candidate].n - 1]
        notices = [*internal_sources(reading), answer_from_case(source, reading)]
        content = quoted(picked, candidates, reading.language)
        return self._whole(content, lent.probability, notices, reading)

    def _from_abroad(self, asked: Sequence[Asked], reading: Reading) -> Drafted | None:
        """The labelled figures of a source in another language; None where none is safe to tell."""
        told = self._across.told(asked, reading)
        if told is None or self._courtesy.mourns(reading):
            return None
        open_ones = [each for each in asked if each not in told.asked]
        notices = [*internal_sources(reading), foreign_answer(told.n, reading)]
        notices += [open_question(each.text, reading) for each in open_ones]
        return self._dressed(told.sentences, told.confidence, notices, reading)

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
        return self._dressed(grounded, confidence, notices, reading)

    def _dressed(
        self,
        content: Sequence[Sentence],
        confidence: float,
        notices: Sequence[Notice],
        reading: Reading,
    ) -> Drafted:
        """The reply: its content in the manner of the channel."""
        sentences = (
            *courtesies(self._courtesy.opening(reading)),
            *content,
            *courtesies(self._courtesy.closing(reading)),
        )
        reply = Reply(
            status="drafted",
            text=joined(sentences, reading.conversation.channel),
            confidence=round(confidence, 3),
            sentences=sentences,
        )
        cited = {n for each in sentences for n in each.cites}
        older = older_notices(
            [each for each in reading.sources if each.n in cited],
            reading.outdated,
            reading.advisor_language,
        )
        return Drafted(reply, (*notices, *older))

    def _grounded(self, content: Sequence[Sentence], reading: Reading) -> list[Sentence]:
        """Each sentence once, with the support that it was found to have; none unsupported."""
        grounded: dict[str, Sentence] = {}
        for each in content:
            cited = [text_of(reading.sources[n - 1]) for n in each.cites]
            support = (
                self._grounding.support(without_marker(each.text), cited, reading.language)
                if each.cites
                else each.support
            )
            if support != "unsupported":
                grounded.setdefault(each.text, each.model_copy(update={"support": support}))
        return list(grounded.values())


def _meant_for_mourners(found: Answer) -> Answer:
    """Surer where the source is about a death by its title: who mourns need not find its words."""
    if not names_death(found.best):
        return found
    return replace(found, probability=1 - MOURNING * (1 - found.probability))


def _most(reading: Reading) -> int:
    """Sentences and items of a reply, as the advisor wishes."""
    wish = reading.instruction or ""
    return MOST_IF_SHORT if speech(reading.advisor_language).shorter.in_text(wish) else MOST


def _of_one_case(found: Answer, most: int) -> tuple[Picked, ...]:
    ranked = [each for each in found.ranked if each.candidate == found.ranked[0].candidate]
    return chosen(ranked, found.candidates, most=most).picked
