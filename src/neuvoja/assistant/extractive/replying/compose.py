"""The reply as sentences with their quotes, and the text that they make."""

from collections.abc import Iterable, Iterator, Sequence

from neuvoja.assistant.extractive.pages.page import Heading, Page, is_item
from neuvoja.assistant.extractive.pages.piece import Piece
from neuvoja.assistant.extractive.pages.rows import told
from neuvoja.assistant.extractive.replying.choose import Candidate, Picked
from neuvoja.assistant.extractive.wording.phrases import speech
from neuvoja.domain.conversation import Channel, Language
from neuvoja.domain.suggestion import Quote, Sentence

LONGEST_LEAD = 60
"""Characters of a heading that may lead in its list."""


def courtesies(texts: Iterable[str]) -> list[Sentence]:
    return [Sentence(text=text, support="courtesy") for text in texts]


def quoted(
    picked: Sequence[Picked], candidates: Sequence[Candidate], language: Language
) -> list[Sentence]:
    """The pieces picked, each once: passages in the order picked, and so their sections.

    Each section keeps its own order, so that what answers best is not told after a preface. A list
    without a lead-in is led in by its heading, as a courtesy.
    """
    return [
        sentence
        for at in dict.fromkeys(each.candidate for each in picked)
        for sentence in _of_page(
            candidates[at],
            _in_order(
                [each.unit.pieces for each in picked if each.candidate == at], candidates[at].page
            ),
            language,
        )
    ]


def _in_order(units: Sequence[Sequence[int]], page: Page) -> list[int]:
    """The pieces of a page's units, the best unit first.

    Below its heading a reply begins with the best unit, where that stands alone, goes on from
    there, and tells last what stood before it.
    """
    begins: dict[Heading, int] = {}
    for unit in units:
        begins.setdefault(page.headings[unit[0]], unit[0] if _begins(unit[0], page.pieces) else 0)
        for n in unit:
            # What narrows a sentence may stand in the next paragraph, under another heading.
            begins.setdefault(page.headings[n], 0)
    sections = list(begins)

    def place(n: int) -> tuple[int, bool, int]:
        heading = page.headings[n]
        return sections.index(heading), n < begins[heading], n

    return sorted({n for unit in units for n in unit}, key=place)


def _begins(n: int, pieces: Sequence[Piece]) -> bool:
    """Whether a reply may begin with a piece that others stand before: it begins a paragraph."""
    piece = pieces[n]
    leans = piece.depends or piece.restricts or piece.conditional
    return piece.shape == "sentence" and not leans and (n == 0 or pieces[n - 1].block < piece.block)


def _of_page(candidate: Candidate, chosen: Sequence[int], language: Language) -> Iterator[Sentence]:
    pieces = candidate.page.pieces
    for n in chosen:
        piece = pieces[n]
        beside = [each for each in chosen if pieces[each].block == piece.block]
        alone = piece.listed and len(beside) == 1 and piece.lead not in chosen
        if alone and not (piece.shape == "row" and candidate.page.headings[n].text):
            yield _sentence(piece, candidate.n, language, start=piece.bare)
            continue
        if piece.listed and beside[0] == n and n - 1 not in chosen:
            yield from courtesies([_lead_in(piece, candidate.page.headings[n], language)])
        yield _sentence(piece, candidate.n, language, start=0)


def _lead_in(piece: Piece, heading: Heading, language: Language) -> str:
    """What a list says under a heading, the heading tells: that these are the exceptions, too.

    But nobody asks the customer a source's own question.
    """
    if 0 < len(heading.text) <= LONGEST_LEAD and not heading.text.endswith("?"):
        return f"{heading.text.rstrip('.!:')}:"
    texts = speech(language).texts
    if piece.shape == "step":
        return texts["steps"]
    return texts["needs" if "needs" in heading.promises else "list"]


def _sentence(piece: Piece, n: int, language: Language, *, start: int) -> Sentence:
    """The sentence of a piece from a place in it on, so that a lone item loses its marker."""
    text = piece.text[start:]
    if piece.shape == "row":
        text = piece.text[start : piece.bare] + told(piece.text[piece.bare :], language)
        text += "." if start and text[-1:] not in ".!?" else ""
    return Sentence(
        text=text,
        cites=(n,),
        quotes=(Quote(n=n, start=piece.start + start, end=piece.end),),
        support="supported",
    )


def joined(sentences: Sequence[Sentence], channel: Channel) -> str:
    r"""The reply's text: its insertable sentences in order, each exactly once.

    Between two neighbours stands, by the first rule that holds:

    1. `\n` before a list item, and before a sentence after an item in a chat;
    2. a break (`\n\n` in e-mail, `\n` elsewhere) between courtesy and content, before a courtesy
       that leads in a list, after an item, and where the cited source changes;
    3. `\n\n` between courtesies in e-mail, where each stands on lines of its own;
    4. a space.
    """
    text = ""
    before: Sentence | None = None
    for sentence in sentences:
        if sentence.support == "unsupported":
            continue
        text += (_between(before, sentence, channel) if before else "") + sentence.text
        before = sentence
    return text


def _between(before: Sentence, after: Sentence, channel: Channel) -> str:
    gap = "\n\n" if channel == "email" else "\n"
    if is_item(after.text):
        return "\n"
    if is_item(before.text) or after.text.endswith(":") or _courtesy(before) != _courtesy(after):
        return gap
    if _courtesy(before):
        return gap if channel == "email" else " "
    return " " if before.cites == after.cites else gap


def _courtesy(sentence: Sentence) -> bool:
    return sentence.support == "courtesy"
