"""What an article wants quoted word for word, from its marks to its passages."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuvoja.knowledge.formats.articles import read_article
from neuvoja.knowledge.report import Findings
from neuvoja.knowledge.splitting.split import split

OPEN, CLOSE = "<!-- verbatim -->", "<!-- /verbatim -->"


def kept(body):
    """The marked stretches of each passage."""
    return [[part.text[each.start : each.end] for each in part.verbatim] for part in split(body)]


def test_a_marked_paragraph_is_kept_and_the_marks_are_gone():
    body = f"Ennen.\n\n{OPEN}\nAika on 14 **päivää**.\nSe alkaa heti.\n{CLOSE}\n\nJälkeen."
    (part,) = split(body)
    assert part.text == "Ennen.\n\nAika on 14 päivää. Se alkaa heti.\n\nJälkeen."
    assert kept(body) == [["Aika on 14 päivää. Se alkaa heti."]]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (f"Hinta on {OPEN}4,90 €/kk{CLOSE} nyt.", ["4,90 €/kk"]),
        (f"{OPEN}Hinta on 4,90 €.{CLOSE}", ["Hinta on 4,90 €."]),
        (f"{OPEN}\nEnsin.\n\n- a 1 €\n- b 2 €\n{CLOSE}", ["Ensin.\n\n- a 1 €\n- b 2 €"]),
        (f"{OPEN}\n| A | B |\n|---|---|\n| x | 5 € |\n{CLOSE}", ["A:\n- x – B: 5 €"]),
        (f"{OPEN}\nYksi.\n{CLOSE}\n{OPEN}\nKaksi.\n{CLOSE}", ["Yksi.", "Kaksi."]),
        ("<!--VERBATIM-->\nYksi.\n<!--/ Verbatim-->\nKaksi.", ["Yksi."]),
        (f"{OPEN}\nYksi.", []),
        (f"Yksi.\n{CLOSE}", []),
        (f"{OPEN}\nYksi.\n{OPEN}\nKaksi.\n{CLOSE}", ["Kaksi."]),
        ("<!-- verbatimly --> Yksi.", []),
        (f"{OPEN}{CLOSE}Yksi.", []),
    ],
)
def test_marks_stand_around_blocks_or_words(body, found):
    assert [each for passage in kept(body) for each in passage] == found


def test_a_marked_block_is_never_torn_however_long():
    long = " ".join(f"Ehto numero {n} sitoo molempia osapuolia sellaisenaan." for n in range(60))
    marked = f"{OPEN}\n{long}\n\nViimeinen ehto.\n{CLOSE}"
    body = f"{'Alku on tässä. ' * 40}\n\n{marked}\n\n{'Loppu. ' * 200}"
    assert [each for each in kept(body) if each] == [[f"{long}\n\nViimeinen ehto."]]
    unmarked = body.replace(OPEN, "").replace(CLOSE, "")
    assert not any(
        "Viimeinen" in each.text and "numero 0 " in each.text for each in split(unmarked)
    )


def test_an_unmarked_body_has_the_same_passages_as_ever():
    body = "# Otsikko\n\nTeksti <b>tässä</b>.\n\n<!-- huomautus -->\n\n- yksi\n- kaksi"
    assert kept(body) == [[]]


words = st.text(alphabet="abc äö.,\n-", max_size=60)


@given(words, words, words)
def test_marked_stretches_lie_in_the_text_in_order_and_apart(before, inside, after):
    for part in split(f"{before}\n\n{OPEN}\n{inside}\n{CLOSE}\n\n{after}"):
        places = [(each.start, each.end) for each in part.verbatim]
        flat = [place for pair in places for place in pair]
        assert flat == sorted(flat)
        assert all(0 <= start < end <= len(part.text) for start, end in places)


def test_the_folders_reader_warns_of_a_lone_mark_and_of_no_pair():
    findings = Findings()
    text = f"---\nid: a\ntitle: A\nlanguage: fi\n---\n{OPEN}\nYksi.\n{CLOSE}\n\n{OPEN}\nKaksi.\n"
    read_article(text, Path("a.md"), findings)
    (warning,) = findings.warnings
    assert "partner" in str(warning)
    assert warning.line == 10
