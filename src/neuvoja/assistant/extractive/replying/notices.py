"""What the advisor should know of a draft, in the advisor's language."""

from collections.abc import Sequence

from neuvoja.assistant.extractive.wording.phrases import speech
from neuvoja.assistant.reading import Reading
from neuvoja.domain.suggestion import Notice, Source


def internal_sources(reading: Reading) -> list[Notice]:
    """That some of the sources shown are for advisors only."""
    internal = [each for each in reading.sources if each.audience == "internal"]
    return [_notice("internal_source", reading, _numbers(internal))] if internal else []


def foreign_sources(reading: Reading) -> list[Notice]:
    """That the nearest article is in another language than the customer's."""
    nearest = [each for each in reading.sources if each.kind == "article"][:1]
    if all(each.language == reading.language for each in nearest):
        return []
    return [_notice("foreign_source", reading, _numbers(nearest))]


def foreign_answer(n: int, reading: Reading) -> Notice:
    """That the figures come from a source in another language, to be read beside."""
    said = _notice("foreign_answer", reading, str(n))
    return said.model_copy(update={"code": "foreign_source"})


def answer_from_case(source: Source, reading: Reading) -> Notice:
    closed = source.case.closed_at if source.case else None
    if closed is None:
        text = speech(reading.advisor_language).notices["answer_from_undated_case"]
        return Notice(code="answer_from_case", text=text)
    day = f"{closed.day}.{closed.month}.{closed.year}"
    if reading.advisor_language == "en":
        day = f"{closed.day} {closed:%B} {closed.year}"
    return _notice("answer_from_case", reading, day)


def open_question(question: str, reading: Reading) -> Notice:
    """That one of several questions is not answered."""
    return _notice("open_question", reading, question)


def sources_disagree(used: int, other: int, reading: Reading) -> Notice:
    return _notice("sources_disagree", reading, str(used), str(other))


def _notice(code: str, reading: Reading, *values: str) -> Notice:
    text = speech(reading.advisor_language).notices[code]
    return Notice(code=code, text=text.format(*values))


def _numbers(sources: Sequence[Source]) -> str:
    return ", ".join(str(each.n) for each in sources)
