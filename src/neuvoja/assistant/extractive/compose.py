"""The reply as sentences with their quotes, and the text that they make."""

from collections.abc import Iterable, Sequence

from neuvoja.assistant.extractive.choose import Candidate, Picked
from neuvoja.assistant.extractive.page import is_item
from neuvoja.assistant.extractive.phrases import speech
from neuvoja.assistant.extractive.piece import Piece
from neuvoja.domain.conversation import Channel, Language
from neuvoja.domain.suggestion import Quote, Sentence


def courtesies(texts: Iterable[str]) -> list[Sentence]:
    return [Sentence(text=text, support="courtesy") for text in texts]


def quoted(
    picked: Sequence[Picked], candidates: Sequence[Candidate], language: Language
) -> list[Sentence]:
    """The pieces picked, each once: passages in the order picked, each in its own order.

    A list that has lost its lead-in to a heading gets a plain one, as a courtesy.
    """
    sentences: list[Sentence] = []
    for at in dict.fromkeys(each.candidate for each in picked):
        page = candidates[at].page
        chosen = sorted({n for each in picked if each.candidate == at for n in each.unit.pieces})
        for n in chosen:
            piece = page.pieces[n]
            if piece.listed and piece.lead is None and not _follows_list(page.pieces, n, chosen):
                sentences += courtesies(_lead_in(piece, language))
            sentences.append(_sentence(piece, candidates[at].n))
    return sentences


def _follows_list(pieces: Sequence[Piece], n: int, chosen: Sequence[int]) -> bool:
    """Whether the piece before it in the reply is of the same list."""
    before = max((each for each in chosen if each < n), default=None)
    return before is not None and pieces[before].block == pieces[n].block


def _lead_in(piece: Piece, language: Language) -> list[str]:
    texts = speech(language).texts
    if piece.shape == "step":
        return [texts["steps"]]
    return [texts["list"]]


def _sentence(piece: Piece, n: int) -> Sentence:
    return Sentence(
        text=piece.text,
        cites=(n,),
        quotes=(Quote(n=n, start=piece.start, end=piece.end),),
        support="supported",
    )


def joined(sentences: Sequence[Sentence], channel: Channel) -> str:
    r"""The reply's text: its insertable sentences in order, each exactly once.

    Between two neighbours stands, by the first rule that holds:

    1. `\n` before a list item, and before a sentence after an item in a chat;
    2. a break (`\n\n` in e-mail, `\n` elsewhere) between courtesy and content, after an item, and
       where the cited source changes;
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
    if is_item(before.text) or (before.support == "courtesy") != (after.support == "courtesy"):
        return gap
    if before.support == "courtesy":
        return gap if channel == "email" else " "
    return " " if before.cites == after.cites else gap
