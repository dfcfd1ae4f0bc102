import pytest
from hypothesis import given, settings
from markdown_samples import bodies

from neuvoja.knowledge.markdown.blocks import Block
from neuvoja.knowledge.markdown.markdown import blocks, parsed


def texts_of(block: Block) -> list[str]:
    return [unit.text for unit in block.units]


def texts(body: str) -> list[str]:
    return [unit.text for block in blocks(body) for unit in block.units]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Hinta on **29,90 €**.", ["Hinta on 29,90 €."]),
        ("Katso [ohje](https://example.fi) ja *ehdot*.", ["Katso ohje ja ehdot."]),
        ("![Kuva laitteesta](x.png) vieressä", ["Kuva laitteesta vieressä"]),
        ("Ehdot &amp; hinnat &lt; 5 &euro;", ["Ehdot & hinnat < 5 €"]),
        ("Hinta ~~39,90~~ 29,90 €", ["Hinta 29,90 €"]),
        ("Hinta <s>39,90</s> 29,90 €", ["Hinta 29,90 €"]),
        ("Rivi\njatkuu", ["Rivi jatkuu"]),
        ("Rivi  \nkatkeaa", ["Rivi\nkatkeaa"]),
        ("Rivi<br>katkeaa", ["Rivi\nkatkeaa"]),
        ("Kirjoita <oma nimi> kenttään", ["Kirjoita <oma nimi> kenttään"]),
        ("Paina <kbd>Enter</kbd>", ["Paina Enter"]),
        ("Osoite <https://example.fi>", ["Osoite https://example.fi"]),
        ("2 \\* 3 ja `a_b`", ["2 * 3 ja a_b"]),
        ("tunnus_a_b ja 5 * 3 * 2", ["tunnus_a_b ja 5 * 3 * 2"]),
        ("<!-- ei tätä --> Tämä", ["Tämä"]),
        ("## Otsikko {#ankkuri}", ["Otsikko"]),
        ("- a\n- b", ["- a", "- b"]),
        ("3. a\n4. b", ["3. a", "4. b"]),
        ("- a\n  - b\n\n    c", ["- a\n  - b\n    c"]),
        ("1. kesäkuuta 2026 hinta nousee.", ["1. kesäkuuta 2026 hinta nousee."]),
        ("> [!NOTE]\n> Huomaa.", ["Huomaa."]),
        ("```\nrivi 1\n\nrivi 2\n```", ["rivi 1", "rivi 2"]),
        ("    koodia\n    lisää", ["koodia", "lisää"]),
        ("Ohje [täällä][v].\n\n[v]: https://example.fi", ["Ohje täällä."]),
        ("---", []),
        ("", []),
        ("\n \n", []),
        ("<script>alert(1)</script>", []),
    ],
)
def test_marks_go_and_words_stay(body, expected):
    assert texts(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "| Tuote | Hinta |\n|---|---|\n| Kuitu 100 | 29,90 €/kk |\n| Kuitu 1000 | 44,90 €/kk |",
            ["Tuote:\n- Kuitu 100 – Hinta: 29,90 €/kk", "- Kuitu 1000 – Hinta: 44,90 €/kk"],
        ),
        (
            "| Kuukausia jäljellä | Maksu |\n|---|---|\n| 4 | 40 € |",
            ["- Kuukausia jäljellä: 4 – Maksu: 40 €"],
        ),
        ("| | |\n|---|---|\n| Auki | ma–pe 8–16<br>la 10–14 |", ["- Auki: ma–pe 8–16, la 10–14"]),
        ("| Nimi | A | B |\n|---|---|---|\n| x | | 2 |", ["Nimi:\n- x – B: 2"]),
        ("| Vain | otsikko |\n|---|---|", ["Vain; otsikko"]),
        ("| Yksi |\n|---|\n| rivi |", ["- Yksi: rivi"]),
        ("| a | b |\n|---|---|\n| | |", ["a; b"]),
    ],
)
def test_a_table_row_says_what_its_figures_are(body, expected):
    assert texts(body) == expected


def test_html_in_an_article_is_read_as_headings_items_and_rows():
    body = (
        "<h2>Palautus</h2><p>Aikaa on <b>14 päivää</b>.</p>\n<ul><li>Lomake</li>\n<li>Kuitti</li>"
        "</ul><table><tr><td>Posti</td><td>0 €</td></tr></table><style>p {}</style>"
    )
    assert [(block.kind, [unit.text for unit in block.units]) for block in blocks(body)] == [
        ("heading", ["Palautus"]),
        ("text", ["Aikaa on 14 päivää."]),
        ("list", ["- Lomake", "- Kuitti", "- Posti; 0 €"]),
    ]


def test_a_bold_line_alone_is_a_heading_and_a_bold_sentence_is_not():
    body = "**Palautus**\n\n**Aikaa on 14 päivää.**\n\n**Huom** a"
    assert [block.kind for block in blocks(body)] == ["heading", "text", "text"]


def test_a_bold_line_heads_the_text_right_below_it():
    body = "**Mitä se maksaa?**  \nEi **mitään**.\nEi nyt."
    assert [(block.kind, *texts_of(block)) for block in blocks(body)] == [
        ("heading", "Mitä se maksaa?"),
        ("text", "Ei mitään. Ei nyt."),
    ]
    places = [body[unit.start : unit.end] for block in blocks(body) for unit in block.units]
    assert places == ["**Mitä se maksaa?**", "Ei **mitään**.\nEi nyt."]
    assert texts("- **Mitä se maksaa?**\n  Ei mitään.") == ["- Mitä se maksaa? Ei mitään."]


def test_a_heading_inside_a_quotation_heads_nothing():
    assert [block.kind for block in blocks("> # Otsikko\n> teksti")] == ["text", "text"]


@pytest.mark.parametrize("mark", ["> ", "- "])
def test_deep_nesting_is_read_and_what_nobody_nests_left_out(mark):
    [block] = blocks(mark * 20 + "syvällä")
    assert texts_of(block)[0].endswith("syvällä")
    assert blocks(mark * 400 + "syvällä") == []


@given(bodies)
@settings(max_examples=40, deadline=None)
def test_reading_plain_stretches_without_the_parser_says_the_same(body):
    assert blocks(body) == parsed(body)


@given(bodies)
@settings(max_examples=20, deadline=None)
def test_every_unit_stands_where_it_says(body):
    for block in blocks(body):
        for unit in block.units:
            assert unit.text.strip()
            assert 0 <= unit.start < unit.end <= len(body)
            assert body[unit.start : unit.end].strip() == body[unit.start : unit.end]
