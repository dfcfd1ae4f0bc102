"""The reply as sentences with their quotes, and the text that they make."""

from collections.abc import Iterable, Iterator, Sequence

from neuvoja.assistant.extractive.choose import Candidate, Picked
from neuvoja.assistant.extractive.page import Heading, is_item
from neuvoja.assistant.extractive.phrases import speech
from neuvoja.assistant.extractive.piece import Piece
from neuvoja.domain.conversation import Channel, Language
from neuvoja.domain.suggestion import Quote, Sentence


def courtesies(texts: Iterable[str]) -> list[Sentence]:
    return [Sentence(text=text, support="courtesy") for text in texts]


def quoted(
    picked: Sequence[Picked], candidates: Sequence[Candidate], language: Language
) -> list[Sentence]:
    """The pieces picked, each once: passages in the order picked, and so their sections.

    Each section keeps its own order, so that what answers best is not told after a preface. A list
    that has lost its lead-in to a heading gets a plain one, as a courtesy.
    """
    return [
        sentence
        for at in dict.fromkeys(each.candidate for each in picked)
        for sentence in _of_page(
            candidates[at],
            _in_order(
                [n for each in picked if each.candidate == at for n in each.unit.pieces],
                candidates[at].page.headings,
            ),
            language,
        )
    ]


def _in_order(pieces: Sequence[int], headings: Sequence[Heading]) -> list[int]:
    sections = list(dict.fromkeys(headings[n] for n in pieces))
    return sorted(set(pieces), key=lambda n: (sections.index(headings[n]), n))


def _of_page(candidate: Candidate, chosen: Sequence[int], language: Language) -> Iterator[Sentence]:
    pieces = candidate.page.pieces
    for n in chosen:
        piece = pieces[n]
        beside = [each for each in chosen if pieces[each].block == piece.block]
        if piece.listed and len(beside) == 1 and piece.lead not in chosen and piece.shape != "row":
            yield _sentence(piece, candidate.n, start=piece.bare)
            continue
        if piece.listed and beside[0] == n and n - 1 not in chosen:
            yield from courtesies([_lead_in(piece, candidate.page.headings[n], language)])
        yield _sentence(piece, candidate.n, start=0)


def _lead_in(piece: Piece, heading: Heading, language: Language) -> str:
    texts = speech(language).texts
    if piece.shape == "step":
        return texts["steps"]
    return texts["needs" if "needs" in heading.promises else "list"]


def _sentence(piece: Piece, n: int, *, start: int) -> Sentence:
    """The sentence of a piece from a place in it on, so that a lone item loses its marker."""
    return Sentence(
        text=piece.text[start:],
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
