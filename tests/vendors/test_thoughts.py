"""What a model thinks aloud, left out of its answer."""

from itertools import pairwise

import pytest
from chat_service import REQUEST, Service, answer
from hypothesis import given, settings
from hypothesis import strategies as st

from neuvoja.assistant.chat import Finished
from neuvoja.domain.errors import ModelUnavailable
from neuvoja.vendors.langchain_chat import LangChainChat
from neuvoja.vendors.thoughts import Thoughts


def heard(*pieces):
    thoughts = Thoughts()
    return "".join([*map(thoughts.without, pieces), thoughts.rest()])


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("Hyvä asiakas", "Hyvä asiakas"),
        ("<think>Hmm.</think>Hyvä asiakas", "Hyvä asiakas"),
        ("\n<think>\nHmm.\n</think>\n\nHyvä asiakas\n", "Hyvä asiakas\n"),
        ("<think></think>Hei", "Hei"),
        ("<think>Hmm, this never ends", ""),
        ("<think>Hmm.</think>", ""),
        ("<b>Hei</b>", "<b>Hei</b>"),
        ("<thi", "<thi"),
        ("Hei <think>ei alussa</think>", "Hei <think>ei alussa</think>"),
        ("  sisennetty", "  sisennetty"),
        ("", ""),
    ],
)
@settings(max_examples=40)
@given(data=st.data())
def test_thoughts_are_left_out_wherever_the_pieces_are_cut(said, answer, data):
    cuts = sorted(data.draw(st.lists(st.integers(0, len(said)), max_size=len(said))))
    edges = [0, *cuts, len(said)]
    pieces = [said[start:end] for start, end in pairwise(edges)]
    assert heard(*pieces) == answer


@pytest.mark.anyio
async def test_an_answer_begins_after_its_thoughts():
    model = LangChainChat(
        "http://model.test/v1", "m", None, transport=Service(answer("<thi", "nk>Hm</think>", "Hei"))
    )
    pieces = [piece async for piece in model.stream(REQUEST)]
    assert pieces[0] == "Hei" and isinstance(pieces[1], Finished)


@pytest.mark.anyio
async def test_thoughts_alone_are_no_answer():
    model = LangChainChat(
        "http://model.test/v1", "m", None, transport=Service(answer("<think>Hm</think>"))
    )
    with pytest.raises(ModelUnavailable, match="empty"):
        [piece async for piece in model.stream(REQUEST)]
