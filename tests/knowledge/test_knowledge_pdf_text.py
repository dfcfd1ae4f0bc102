import pytest

from neuvoja.knowledge.importing.header_rows import with_header_rows
from neuvoja.knowledge.importing.pdf_text import markdown_of
from neuvoja.knowledge.markdown.markdown import blocks


def page(n: int, body: str) -> str:
    return f"Kauppa Oy\n\nEhdot {n}.1.2026\n\n{body}\n\nSivu {n} (4)\n"


WORDS = ("Ensimmäinen sivu alkaa.", "Toinen jatkaa.", "Kolmas vielä.", "Neljäs lopettaa.")


def test_headers_footers_and_page_numbers_go():
    text = "\f".join(page(n, body) for n, body in enumerate(WORDS, start=1))
    assert markdown_of(text) == "\n\n".join(WORDS)


def test_a_line_that_two_pages_share_stays():
    text = "Huomaa tämä.\n\nA.\fHuomaa tämä.\n\nB."
    assert markdown_of(text) == "Huomaa tämä.\n\nA.\n\nHuomaa tämä.\n\nB."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sähkö-\nsopimus päättyy.", "Sähkösopimus päättyy."),
        ("Linja-\nauto ajaa.", "Linja-auto ajaa."),
        ("Oulu-\nKuusamo-väli", "Oulu-Kuusamo-väli"),
        ("sopi\u00ad\nmus ja so\u00adpu", "sopimus ja sopu"),
        ("rivi\njatkuu", "rivi jatkuu"),
        ("• eka\njatkuu\n• toka", "- eka jatkuu\n- toka"),
        ("1) eka\n2) toka", "1. eka\n2. toka"),
        ("– eka\n– toka", "- eka\n- toka"),
        (
            "Hinta\n\nKuukausimaksu on 5 € ja se on voimassa.",
            "## Hinta\n\nKuukausimaksu on 5 € ja se on voimassa.",
        ),
        (
            "Tämä on lause.\n\nToinen lause tulee tässä.",
            "Tämä on lause.\n\nToinen lause tulee tässä.",
        ),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n|---|---|\n| 1 | 2 |"),
        ("Sopimus on\fvoimassa heti.", "Sopimus on voimassa heti."),
        ("", ""),
    ],
)
def test_lines_become_paragraphs_lists_and_headings(text, expected):
    assert markdown_of(text) == expected


@pytest.mark.parametrize(
    "text",
    ["# ei otsikko.", "> ei lainaus.", "a * b * c_d_e.", "[a](b) <i>x</i>.", "2 \\ 3.", "~ 5 €."],
)
def test_signs_that_mean_something_in_markdown_stay_signs(text):
    assert [unit.text for block in blocks(markdown_of(text)) for unit in block.units] == [text]


def test_a_table_without_a_header_gets_its_first_row_back_where_it_is_one():
    lost = "|  |  |\n| --- | --- |\n| Tapa | Hinta |\n| Posti | 5 € |\n\nLoppu."
    assert with_header_rows(lost) == "| Tapa | Hinta |\n| --- | --- |\n| Posti | 5 € |\n\nLoppu."
    pairs = "|  |  |\n| --- | --- |\n| Ma–pe | 8–16 |\n| La | 10–14 |"
    assert with_header_rows(pairs) == pairs
