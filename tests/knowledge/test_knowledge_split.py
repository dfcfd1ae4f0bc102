import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_samples import bodies, long_paragraphs, word

from neuvoja.knowledge.markdown.markdown import blocks
from neuvoja.knowledge.splitting.pieces import LARGEST, LONGEST
from neuvoja.knowledge.splitting.split import split


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def sentences_of(count: int, start: int = 0) -> str:
    return " ".join(
        f"Lause numero {n} kertoo asiasta {n} enemmän." for n in range(start, start + count)
    )


def headings(body: str, title: str = "") -> list[str | None]:
    return [part.heading for part in split(body, title=title)]


def test_a_section_is_a_passage_with_its_heading_path():
    body = f"# Lasku\n\n## Eräpäivä\n\n{sentences_of(15)}\n\n## Maksutavat\n\n{sentences_of(15)}"
    assert headings(body) == ["Lasku › Eräpäivä", "Lasku › Maksutavat"]


def test_a_heading_that_repeats_the_title_is_no_part_of_the_path():
    body = f"# Laskun eräpäivä\n\n{sentences_of(15)}\n\n## Siirto\n\n{sentences_of(15)}"
    assert headings(body, "Laskun eräpäivä") == [None, "Siirto"]


def test_short_neighbours_are_joined_and_each_is_named_in_the_text():
    body = f"## Chat\n\n{sentences_of(5)}\n\n## Puhelin\n\n{sentences_of(5, 50)}"
    [part] = split(body)
    assert part.heading == "Chat · Puhelin"
    assert part.text.startswith("Chat\n\nLause numero 0")
    assert "\n\nPuhelin\n\nLause numero 50" in part.text
    assert (part.start, part.end) == (0, len(body))


def test_a_short_introduction_joins_the_section_below_it():
    body = f"Lyhyt johdanto.\n\n## Siirto\n\n{sentences_of(10)}"
    [part] = split(body)
    assert part.heading == "Siirto"
    assert part.text.startswith("Lyhyt johdanto.\n\nSiirto\n\nLause")


def test_short_sections_of_different_parents_stay_apart():
    under_a = f"# A\n\n{sentences_of(25)}\n\n## A1\n\n{sentences_of(4)}"
    body = f"{under_a}\n\n# B\n\n## B1\n\n{sentences_of(4)}"
    assert headings(body) == ["A", "A › A1", "B › B1"]


def test_an_answer_to_a_question_stands_alone():
    body = (
        f"## Voinko siirtää eräpäivää?\n\n{sentences_of(3)}\n\n## Entä jos en?\n\n{sentences_of(3)}"
    )
    assert headings(body) == ["Voinko siirtää eräpäivää?", "Entä jos en?"]


def test_a_long_section_is_cut_between_paragraphs_into_even_pieces():
    body = "## Ehdot\n\n" + "\n\n".join(sentences_of(8, n * 10) for n in range(6))
    counts = [len(part.text.split()) for part in split(body)]
    assert len(counts) == 2
    assert all(60 <= count <= LONGEST for count in counts)


def test_a_list_stays_with_the_line_that_leads_in():
    items = "\n".join(f"- tieto numero {n}" for n in range(10))
    body = f"{sentences_of(25)}\n\nTarvitsemme:\n\n{items}\n\n{sentences_of(25)}"
    [holder] = [part for part in split(body) if "Tarvitsemme:" in part.text]
    assert all(f"- tieto numero {n}" in holder.text for n in range(10))


def test_a_very_long_table_is_cut_between_rows_that_still_say_what_they_are():
    rows = "\n".join(f"| Kohde {chr(65 + n % 26)}{n} | {n},90 €/kk | {n} kk |" for n in range(120))
    parts = split(f"| Tuote | Hinta | Sitoutuminen |\n|---|---|---|\n{rows}")
    assert len(parts) > 1
    for part in parts:
        lines = [line for line in part.text.split("\n") if line.startswith("- ")]
        assert all("Hinta: " in line and "Sitoutuminen: " in line for line in lines)


def test_a_huge_paragraph_is_cut_between_sentences():
    parts = split(sentences_of(200))
    assert all(part.text.endswith(".") for part in parts)
    assert max(len(part.text.split()) for part in parts) <= LARGEST
    assert min(len(part.text.split()) for part in parts) >= 60


def test_a_text_without_sentences_is_cut_between_words():
    parts = split("sana " * 2000)
    assert max(len(part.text.split()) for part in parts) <= LARGEST
    assert sum(len(part.text.split()) for part in parts) == 2000


def test_a_link_is_never_torn():
    link = "[Katso ohje. Se on täällä](https://example.fi/ohje)"
    body = " ".join(f"{sentences_of(3, n)} {link}." for n in range(40))
    parts = split(body)
    assert len(parts) > 1
    assert not any("](" in part.text or "[" in part.text for part in parts)


def test_an_item_of_many_parts_is_torn_only_when_it_is_huge():
    item = "- Alku\n\n" + "\n\n".join(f"  {sentences_of(20, n * 20)}" for n in range(4))
    parts = split(item)
    assert len(parts) > 1
    assert parts[0].text.startswith("- Alku")


@pytest.mark.parametrize(
    ("body", "title", "expected"),
    [
        ("Yksi rivi.", "", [(None, "Yksi rivi.")]),
        ("# Vain otsikko", "", [("Vain otsikko", "Vain otsikko")]),
        ("# Sama", "Sama", [(None, "Sama")]),
        ("", "", []),
        ("---\n\n***", "", []),
        ("Teksti.\n\n## Tyhjä", "", [("Tyhjä", "Teksti.\n\nTyhjä")]),
        ("- a\n- b", "", [(None, "- a\n- b")]),
        ("# A\n\n## B\n\n## C", "", [("A › B · C", "B\n\nC")]),
    ],
)
def test_small_bodies(body, title, expected):
    assert [(part.heading, part.text) for part in split(body, title=title)] == expected


def test_a_bare_heading_that_joins_nothing_ends_the_passage_before_it():
    body = f"## A\n\n{sentences_of(35)}\n\n# Lopuksi"
    [part] = split(body)
    assert part.heading == "A"
    assert part.text.endswith("\n\nLopuksi")


@given(bodies)
@settings(max_examples=25, deadline=None)
def test_nothing_that_can_be_read_is_lost(body):
    told = [word for part in split(body) for word in words(f"{part.heading or ''} {part.text}")]
    read = {word for block in blocks(body) for unit in block.units for word in words(unit.text)}
    assert read <= set(told)


@given(bodies)
@settings(max_examples=25, deadline=None)
def test_every_word_of_a_passage_stands_in_its_span(body):
    for part in split(body):
        source = body[part.start : part.end].replace("&amp;", "&").replace("\\", "")
        assert set(words(part.text)) <= set(words(source)) | set(words("Tuote Hinta Ehto"))


@given(bodies)
@settings(max_examples=25, deadline=None)
def test_passages_follow_each_other_and_no_item_is_torn(body):
    parts = split(body)
    assert all(one.end <= two.start for one, two in pairwise(parts))
    items = [unit for block in blocks(body) if block.kind == "list" for unit in block.units]
    for unit in items:
        holders = [part for part in parts if part.start < unit.end and unit.start < part.end]
        assert len(holders) == 1 or len(unit.text.split()) > LARGEST


@given(long_paragraphs)
@settings(max_examples=10, deadline=None)
def test_a_long_paragraph_reads_the_same_in_pieces(paragraph):
    [block] = blocks(paragraph)
    whole = block.units[0].text
    assert " ".join(" ".join(part.text.split()) for part in split(paragraph)) == " ".join(
        whole.split()
    )


@given(st.lists(word, min_size=0, max_size=900).map(" ".join))
@settings(max_examples=10, deadline=None)
def test_bare_text_of_any_length_makes_passages_of_a_sane_length(text):
    assert all(len(part.text.split()) <= LARGEST for part in split(text))
