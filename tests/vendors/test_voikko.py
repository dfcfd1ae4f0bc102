import threading

import pytest

from neuvoja.language.promises import Lemma
from neuvoja.vendors import voikko

pytestmark = pytest.mark.voikko


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("sähkösopimuksen", Lemma("sähkösopimus", ("sähkö", "sopimus"), None, "noun")),
        ("sähköautolatauksen", Lemma("sähköautolataus", ("sähkö", "auto", "lataus"), None, "noun")),
        ("kaukolämmössä", Lemma("kaukolämpö", ("kauko", "lämpö"), None, "noun")),
        ("pitäisikö", Lemma("pitää", (), None, "verb")),
        ("Matille", Lemma("matti", (), "first_name", "noun")),
        ("Virtasen", Lemma("virtanen", (), "surname", "noun")),
        ("Helsingissä", Lemma("helsinki", (), "place", "noun")),
        ("enkä", Lemma("ei", (), None, "verb", negative=True)),
        ("älkää", Lemma("ei", (), None, "verb", negative=True)),
        ("nopeampi", Lemma("nopea", (), None, "adjective")),
        ("koska", Lemma("koska", (), None, "conjunction")),
    ],
)
def test_words_are_read(lemmatizer, word, lemma):
    assert lemma in lemmatizer.lemmas(word)


@pytest.mark.parametrize(
    ("word", "root"), [("asennuksen", "asentaa"), ("maksettu", "maksaa"), ("muutto", "muuttaa")]
)
def test_the_root_of_a_derived_word_comes_last(lemmatizer, word, root):
    assert lemmatizer.lemmas(word)[-1].base == root


@pytest.mark.parametrize("word", ["epävarma", "kaukolämpö", "lasku"])
def test_a_compound_or_a_plain_word_has_no_root(lemmatizer, word):
    assert {each.base for each in lemmatizer.lemmas(word)} == {word}


@pytest.mark.parametrize(
    "word", ["", " ", "wifi", "maksaaks", "x" * 5000, "\x00", "a\nb", "👍", "Привет"]
)
def test_what_it_does_not_know_has_no_reading(lemmatizer, word):
    assert lemmatizer.lemmas(word) == ()


def test_no_reading_comes_twice(lemmatizer):
    readings = lemmatizer.lemmas("kuusi")
    assert len(readings) == len(set(readings)) > 1


def test_many_threads_can_use_it_at_once(lemmatizer):
    words = ["sähkösopimuksen", "Helsingissä", "maksettu", "tuntematonsana", "kuusi"] * 200
    alone = [lemmatizer.lemmas(word) for word in words]
    found: list[list[object]] = []
    threads = [
        threading.Thread(target=lambda: found.append([lemmatizer.lemmas(word) for word in words]))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [alone] * 8


def test_a_missing_library_gives_none(monkeypatch):
    def refuse(language: str) -> None:
        raise OSError("libvoikko.so.1: cannot open shared object file")

    monkeypatch.setattr(voikko, "Voikko", refuse)
    assert voikko.open_voikko() is None
