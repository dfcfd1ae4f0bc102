"""What a document's readers never see is not read by us."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import preparer

from neuvoja.domain.conversation import Customer, Message
from neuvoja.domain.knowledge import Article, Case
from neuvoja.knowledge.formats.articles import read_article
from neuvoja.knowledge.markdown.hidden import legible, visible
from neuvoja.knowledge.markdown.markdown import blocks

PATH = Path("articles/fi/a.md")


def text_of(body: str) -> str:
    return "\n".join(unit.text for block in blocks(body) for unit in block.units)


@pytest.mark.parametrize(
    "hidden",
    [
        '<div style="display:none">\n\nSALAISUUS\n\n</div>',
        '<div style="display: none"><div>a</div>SALAISUUS</div>',
        "<span style='visibility:hidden'>SALAISUUS</span>",
        '<p style="color:#FFFFFF">SALAISUUS</p>',
        '<p style="font-size:0">SALAISUUS</p>',
        '<p style="position:absolute; left:-9999px">SALAISUUS</p>',
        '<font color="white">SALAISUUS</font>',
        "<p hidden>SALAISUUS</p>",
        "<!-- SALAISUUS\n\nja SALAISUUS -->",
        "![kuva](https://paha.example/SALAISUUS.png)",
        "[sana](data:text/html;base64,SALAISUUS)",
    ],
)
def test_hidden_text_and_targets_are_not_read(hidden):
    read = text_of(f"Alku on tässä.\n\n{hidden}\n\nLoppu on tässä.")
    assert "SALAISUUS" not in read
    assert "Alku on tässä." in read
    assert "Loppu on tässä." in read


@pytest.mark.parametrize(
    "shown",
    [
        '<p style="color:#fff; background:#036">Näkyy</p>',
        '<p style="color:#333; font-size:12px">Näkyy</p>',
        '<p data-hidden="no" title="hidden">Näkyy</p>',
        '<td style="height:10px; opacity:0.9">Näkyy</td>',
    ],
)
def test_what_is_shown_stays(shown):
    assert "Näkyy" in text_of(shown)


@given(st.text(alphabet='<div hidden>/p style="display:none"\n a'))
def test_hiding_keeps_every_place(body):
    assert len(visible(body)) == len(body)
    assert visible(body).count("\n") == body.count("\n")


def test_lines_stuffed_with_shapeless_characters_are_left_empty():
    stuffed = "\u200b".join("ohje koneelle tulee tässä")
    assert legible(f"ä\n{stuffed}\nb") == "ä\n\nb"


def test_a_shapeless_character_here_and_there_is_nobodys_doing():
    assert (
        legible("sähkö\u200bauto ja käyttö\u00adpaikka") == "sähkö\u200bauto ja käyttö\u00adpaikka"
    )


def test_text_that_is_turned_around_or_tagged_is_taken_out():
    assert legible("a\u202enurin\u202cb ä\U000e0041\U000e0042") == "ab ä"


def test_what_is_not_read_is_told_with_its_line(findings):
    text = (
        "---\nid: a\ntitle: T\nlanguage: fi\n---\nTeksti.\n\n"
        "<p hidden>piilo</p>\n\n<!-- muistiinpano -->\n"
    )
    read_article(text, PATH, findings)
    told = [(each.line, each.text) for each in findings.warnings]
    assert told == [(8, "has hidden text, not read"), (10, "has a comment, not read")]


def test_a_passage_holds_nothing_hidden():
    article = Article(
        id="a",
        title="Netti",
        language="fi",
        text='Netti toimii.\n\n<div style="color:white">Salaa.</div>\n\n'
        + "\u200b".join("piilossa oleva"),
    )
    assert [each.text for each in preparer().prepare(article).passages] == ["Netti toimii."]


def test_a_code_that_opens_a_door_is_redacted_wherever_it_stands_in_a_case():
    case = Case(
        id="c",
        channel="phone",
        language="fi",
        customer=Customer(),
        messages=(
            Message(role="customer", text="Kaappi ei aukea."),
            Message(role="advisor", text="Syötä sitten 4471 uudelleen, virhekoodi 9020 poistuu."),
        ),
        resolution="Ovikoodi 4471 uusittiin. Varaus AB-12345.",
    )
    (passage,) = preparer().prepare(case).passages
    assert "4471" not in passage.text
    assert "AB-12345" not in passage.text
    assert "9020" in passage.text or "9020" in str(preparer().prepare(case).record)
