from datetime import date
from pathlib import Path

import pytest
from samples import article, preparer

from neuvoja.domain.errors import BrokenRecord, InvalidRecord
from neuvoja.domain.knowledge import Article
from neuvoja.knowledge.formats.articles import legible_id, read_article
from neuvoja.knowledge.prepare import Preparer
from neuvoja.language.detection import Detector
from neuvoja.language.redaction import Redactor

PATH = Path("articles/fi/a.md")


def with_header(header: str) -> str:
    return f"---\n{header}\n---\n\nTeksti.\n"


def test_a_whole_header_is_read(findings):
    text = with_header(
        "id: a/b#1\ntitle: Hinnat\nlanguage: sv\nproducts: [kuitu-100, 200]\naudience: internal\n"
        "updated: 2026-04-08\nvalid_from: 1.5.2026\nvalid_to: 2026-12-31\n"
        "url: https://example.fi/a\ntranslation_of: fi-a"
    )
    assert read_article(text, PATH, findings) == Article(
        id="a/b#1",
        title="Hinnat",
        language="sv",
        text="Teksti.",
        products=("kuitu-100", "200"),
        audience="internal",
        updated=date(2026, 4, 8),
        valid_from=date(2026, 5, 1),
        valid_to=date(2026, 12, 31),
        url="https://example.fi/a",
        translation_of="fi-a",
    )
    assert not findings.warnings


def test_three_keys_are_enough_and_numbers_are_kept_as_written(findings):
    read = read_article(with_header("id: 0123\ntitle: 2026\nlanguage: en"), PATH, findings)
    assert (read.id, read.title, read.audience) == ("0123", "2026", "public")


def test_empty_values_are_as_good_as_missing_ones(findings):
    text = with_header("id: a\ntitle: T\nlanguage: fi\nproducts:\naudience:\nupdated:\nurl: ''")
    read = read_article(text, PATH, findings)
    assert (read.products, read.audience, read.updated, read.url) == ((), "public", None, None)


@pytest.mark.parametrize(
    ("text", "line", "key", "expected"),
    [
        ("Teksti ilman otsaketta.", 1, None, "a header between lines of ---"),
        ("", 1, None, "a header between lines of ---"),
        ("---\nid: a\ntitle: T\n\nTeksti", 1, None, "a header that ends with a line of ---"),
        ("---\njust words\n---\nTeksti", 2, None, "a header between lines of ---"),
        (with_header("id: a\nproducts: [x\nlanguage: fi"), 4, None, "YAML"),
        (with_header("id: a\ntitle: T\nlanguage: fi: sv"), 4, None, "YAML"),
        (with_header("title: T\nlanguage: fi"), 2, "id", "the key is required"),
        (with_header("id: a\nlanguage: fi"), 2, "title", "the key is required"),
        (with_header("id: a\ntitle: T"), 2, "language", "the key is required"),
        (with_header("id: a\ntitle: ' '\nlanguage: fi"), 3, "title", "text that is not empty"),
        (with_header("id: a\ntitle: T\nlanguage: no"), 4, "language", "fi, sv or en"),
        (with_header("id: a\ntitle: T\nlanguage: suomi"), 4, "language", "fi, sv or en"),
        (with_header("id: a\ntitle: T\nlanguage: [fi]"), 4, "language", "fi, sv or en"),
        (with_header(f"id: {'x' * 201}\ntitle: T\nlanguage: fi"), 2, "id", "1 to 200 characters"),
        (with_header('id: "a\\x01b"\ntitle: T\nlanguage: fi'), 2, "id", "control character"),
        (with_header("id: {a: b}\ntitle: T\nlanguage: fi"), 2, "id", "1 to 200 characters"),
        (with_header("id: a\nid: b\ntitle: T\nlanguage: fi"), 3, "id", "each key once"),
        (article(audience="secret"), 5, "audience", "public or internal"),
        (article(updated="2026-02-30"), 5, "updated", "a day such as 2026-11-22"),
        (article(updated="26-04-08"), 5, "updated", "a day such as 2026-11-22"),
        (article(updated="0026-04-08"), 5, "updated", "a day such as 2026-11-22"),
        (article(updated="huomenna"), 5, "updated", "a day such as 2026-11-22"),
        (article(valid_from="31.11.2026"), 5, "valid_from", "a day such as 2026-11-22"),
        (
            article(valid_to="2026-01-01", valid_from="2026-01-02"),
            5,
            "valid_to",
            "a day not before valid_from, 2026-01-02",
        ),
        (article(products="{a: b}"), 5, "products", "a list"),
        (article(body=""), 6, "text", "words below the header"),
        (article(body="---\n***"), 6, "text", "words below the header"),
        (article(url="\x07"), 5, None, "control characters"),
        (article(url="javascript:alert(1)"), 5, "url", "https://, http:// or mailto:"),
        (article(url="' JavaScript:alert(1)'"), 5, "url", "or a relative one"),
        (article(url='"java\\tscript:alert(1)"'), 5, "url", "or a relative one"),
        (article(url="data:text/html,a"), 5, "url", "or a relative one"),
        (article(url="https://"), 5, "url", "or a relative one"),
        (article(url="'mailto:'"), 5, "url", "or a relative one"),
    ],
)
def test_a_broken_article_is_refused_with_line_key_and_what_was_expected(
    text, line, key, expected, findings
):
    with pytest.raises(BrokenRecord) as caught:
        read_article(text, PATH, findings)
    assert (caught.value.line, caught.value.key) == (line, key)
    assert expected in caught.value.expected
    assert str(caught.value).startswith(f"articles/fi/a.md:{line}: ")


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        (article(valid_til="2026-01-01"), ":5: valid_til: is not known and not read; did you mean"),
        (article(author="Maija"), ":5: author: is not known and not read"),
        (article(products="kuitu-100"), ":5: products: was read as a list of one"),
        (article(updated="9999-01-01"), ":5: updated: is in the future"),
        (article().replace("language: fi", "language: fi-FI"), ":4: language: was read as fi"),
        (article(text="muu"), ":5: text: is not read"),
    ],
)
def test_what_is_odd_is_read_with_a_warning(text, warning, findings):
    read_article(text, PATH, findings)
    assert [str(each).partition("a.md")[2].startswith(warning) for each in findings.warnings] == [
        True
    ]


@pytest.mark.parametrize(
    "title", ["Hinta: 5 €", "[Uusi] hinnasto", "*tärkeä*", "'Oma' ja muut", "@oma"]
)
def test_a_title_that_yaml_takes_for_something_else_is_a_title(title, findings):
    assert (
        read_article(with_header(f"id: a\ntitle: {title}\nlanguage: fi"), PATH, findings).title
        == title
    )
    assert ["put it in quotes" in each.text for each in findings.warnings] == [True]


def test_a_broken_header_still_tells_its_id():
    assert legible_id("---\nid: fi-a\ntitle: [x\n") == "fi-a"
    assert legible_id('---\ntitle: x\nid: "fi a"\n') == "fi a"
    assert legible_id("Ei otsaketta.") is None


def test_the_body_is_stored_clean_and_keeps_its_indentation():
    text = "- ulompi\n\t- sisempi\u00a0kohta\n• pallo\x07\u2028uusi"
    prepared = preparer().prepare(Article(id="a", title="T\u00a0 u", language="fi", text=text))
    assert prepared.record.title == "T u"
    assert prepared.record.text == "- ulompi\n    - sisempi kohta\n- pallo\nuusi"


def test_passages_carry_what_the_article_says():
    article = Article(
        id="a/b#1",
        title="Hinnat",
        language="sv",
        text="# Priser\n\nPriset är 5 €.",
        products=("p",),
        audience="internal",
        updated=date(2026, 4, 8),
        valid_from=date(2026, 5, 1),
        valid_to=date(2026, 12, 31),
        url="https://example.fi/a",
        translation_of="fi-a",
    )
    [passage] = preparer().prepare(article).passages
    assert passage.passage_id == "a/b#1#1"
    assert (passage.heading, passage.text, passage.searched) == (
        "Priser",
        "Priset är 5 €.",
        "Priset är 5 €.",
    )
    assert article.text[passage.start : passage.end] == passage.text
    for name in Article.model_fields.keys() & type(passage).model_fields.keys() - {"id", "text"}:
        assert getattr(passage, name) == getattr(article, name)


def test_the_hash_changes_with_anything_that_an_index_holds():
    base = Article(id="a", title="T", language="fi", text="Teksti.")
    changes = [
        {"title": "U"},
        {"language": "sv"},
        {"text": "Toinen."},
        {"products": ("p",)},
        {"audience": "internal"},
        {"valid_to": date(2026, 1, 1)},
        {"url": "https://example.fi"},
        {"translation_of": "b"},
    ]
    prepared = [preparer().prepare(base.model_copy(update=change)) for change in [{}, *changes]]
    assert len({each.content_hash for each in prepared}) == len(prepared)
    assert len({each.passages[0].content_hash for each in prepared}) == len(prepared)
    assert preparer().prepare(base).content_hash == prepared[0].content_hash


def test_the_hash_of_a_source_cannot_be_worked_out_without_the_key():
    article = Article(id="a", title="T", language="fi", text="Teksti.")
    keys = (b"", b"one", b"two")
    made = [
        Preparer(Redactor(None), Detector(), default_language="fi", key=key).content_hash(article)
        for key in keys
    ]
    assert len(set(made)) == 3


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"text": "---"}, "text"),
        ({"text": "<script>alert(1)</script>"}, "text"),
        ({"valid_from": date(2026, 2, 1), "valid_to": date(2026, 1, 1)}, "valid_to"),
    ],
)
def test_an_article_that_makes_no_sense_as_a_whole_is_not_prepared(change, key):
    article = Article(id="a", title="T", language="fi", text="x").model_copy(update=change)
    with pytest.raises(InvalidRecord) as caught:
        preparer().prepare(article)
    assert caught.value.key == key


@pytest.mark.parametrize(
    "url",
    [
        "https://example.fi/a b?c=d#e",
        "http://example.fi",
        "mailto:palaute@example.fi",
        "hinnat.html#kohta:2",
        "/ohjeet/hinnat",
        "../hinnat",
    ],
)
def test_an_address_to_open_or_to_write_to_is_kept(url, findings):
    assert read_article(article(url=f"'{url}'"), PATH, findings).url == url
    assert not findings.warnings
