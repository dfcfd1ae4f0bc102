"""Pairs of texts from a knowledge folder."""

import pytest

from neuvoja.domain.errors import BadSettings
from neuvoja.knowledge.aligned import aligned
from neuvoja.knowledge.report import Findings


@pytest.fixture
def folder(tmp_path):
    def write(path, text, **header):
        lines = "\n".join(f"{key}: {value}" for key, value in header.items())
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(f"---\n{lines}\n---\n{text}" if header else text)

    write("articles/a.md", "Alku.\n\n## Hinta\n\n5 €.\n", id="a", title="Sauna", language="fi")
    write.path = tmp_path
    return write


def pairs(folder):
    findings = Findings()
    found = aligned(folder.path, findings)
    assert not findings.refusals
    return found


def test_sections_are_paired_by_their_order(folder):
    folder(
        "articles/b.md",
        "Början.\n\n## Pris\n\n5 €.\n",
        id="b",
        title="Bastu",
        language="sv",
        translation_of="a",
    )
    found = pairs(folder)
    assert [(each.one, each.other) for each in found.pairs if not each.asks] == [
        ("Sauna", "Bastu"),
        ("Sauna\nAlku.", "Bastu\nBörjan."),
        ("Hinta", "Pris"),
        ("Sauna\nHinta\n5 €.", "Bastu\nPris\n5 €."),
    ]
    assert ("Pris", "Sauna\n5 €.") in [(each.one, each.other) for each in found.pairs if each.asks]
    assert {each.work for each in found.pairs} == {"a"}
    assert (found.works, found.terms, len(found.texts)) == (1, [], 2)


def test_where_the_sections_are_not_as_many_the_articles_are_paired_as_wholes(folder):
    folder("articles/b.md", "Allt.", id="b", title="Bastu", language="sv", translation_of="a")
    assert [(each.one, each.other) for each in pairs(folder).pairs if not each.asks] == [
        ("Sauna", "Bastu"),
        ("Sauna\nSauna\nAlku.\nHinta\n5 €.", "Bastu\nBastu\nAllt."),
    ]


def test_terms_and_names_are_paired_in_every_two_languages(folder):
    folder("glossary.csv", "fi,sv,en\nlöyly,,steam\n")
    folder("products.yaml", "- id: p\n  name: {fi: Iltasauna, sv: Kvällsbastu, en: Night sauna}\n")
    found = pairs(folder)
    assert [(each.one, each.other) for each in found.pairs] == [
        ("löyly", "steam"),
        ("Iltasauna", "Kvällsbastu"),
        ("Iltasauna", "Night sauna"),
        ("Kvällsbastu", "Night sauna"),
    ]
    assert len(found.terms) == 2


def test_a_folder_in_one_language_has_no_pair(folder):
    folder("articles/b.md", "Muuta.", id="b", title="Avanto", language="fi", translation_of="a")
    assert pairs(folder).pairs == []


def test_a_broken_article_is_told_and_the_others_are_read(folder):
    folder("articles/c.md", "no header")
    findings = Findings()
    assert len(aligned(folder.path, findings).texts) == 1
    assert len(findings.refusals) == 1


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(BadSettings):
        aligned(tmp_path / "gone", Findings())
