"""Translations beside their originals, from search to draft."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reply_readings import DAY, HANDBOOK, article, reading

from neuvoja.assistant.extractive.replying.reply import ReplyWriter
from neuvoja.assistant.versions import Outdated, compared, stale_notices, wanted
from neuvoja.language.analysis import Analyser

NEW, OLD = date(2026, 10, 1), date(2025, 3, 1)


def original(text="Myöhästymismaksu on 9 €. Laina-aika on 28 päivää.", **fields):
    return article(text, id="fi", title="Lainaaminen", **{"updated": NEW, **fields})


def translation(text="Förseningsavgiften är 5 €. Lånetiden är 28 dagar.", **fields):
    given = {"updated": OLD, "translation_of": "fi", **fields}
    return article(text, id="sv", title="Att låna", language="sv", **given)


def versions(found, *known):
    return compared(found, [each.passage for some in known for each in some], DAY)


def test_a_translation_with_other_figures_comes_behind_its_newer_original():
    found = versions(translation(), translation(), original())
    assert [each.passage.passage_id for each in found.found] == ["fi#1", "sv#1"]
    assert found.found[0].score == found.found[1].score
    assert found.outdated == {"sv": Outdated("fi", differs=True)}


@pytest.mark.parametrize(
    "text",
    [
        "Förseningsavgiften är 9 €. Lånetiden är fyra veckor, alltså 28 dagar.",
        "Förseningsavgiften är nio euro. Lånetiden är 28 dagar.",
        "Förseningsavgiften är 9 €, för barn 5 €. Lånetiden är 28 dagar.",
        "Du får låna böcker gratis.",
    ],
)
def test_one_that_is_only_older_stays(text):
    found = versions(translation(text), translation(text), original())
    assert [each.passage.passage_id for each in found.found] == ["sv#1"]
    assert found.outdated == {"sv": Outdated("fi", differs=False)}


@pytest.mark.parametrize(
    "fields",
    [
        {"updated": NEW},
        {"updated": date(2026, 11, 1)},
        {"updated": None},
        {"translation_of": None},
        {"translation_of": "other"},
    ],
)
def test_one_that_is_not_known_to_be_older_is_taken_as_it_is(fields):
    found = versions(translation(**fields), translation(**fields), original())
    assert [each.passage.passage_id for each in found.found] == ["sv#1"]
    assert not found.outdated


@pytest.mark.parametrize("fields", [{"audience": "internal"}, {"valid_to": date(2026, 1, 1)}])
def test_an_original_that_may_not_be_told_does_not_go_before(fields):
    found = versions(translation(), translation(), original(**fields))
    assert [each.passage.passage_id for each in found.found] == ["sv#1"]
    assert found.outdated == {"sv": Outdated("fi", differs=False)}


def test_only_dated_translations_are_compared():
    undated = translation(updated=None)
    assert wanted([*original(), *undated]) == []
    asked = wanted(translation())
    assert "fi#1" in asked
    assert "sv#1" in asked


def test_of_an_original_with_fewer_passages_the_last_stands_for_the_rest():
    long = translation("## A\n\n" + "Avgiften är 5 €. " * 60 + "\n\n## B\n\n" + "Text. " * 200)
    found = versions(long, long, original("Maksu on 6 €. " * 60))
    shown = [each.passage.passage_id for each in found.found]
    assert shown == ["fi#1", "sv#1", *(f"sv#{n}" for n in range(2, len(long) + 1))]


@given(st.lists(st.sampled_from(["5 €", "9 €", "28 dagar"]), max_size=4))
def test_a_translation_that_tells_the_same_figures_never_differs(figures):
    text = ". ".join(["Text", *figures])
    same = original(text.replace("dagar", "päivää"))
    found = versions(translation(text), translation(text), same)
    assert len(found.found) == 1


@pytest.mark.voikko
@pytest.mark.parametrize(
    ("language", "word"), [("fi", "vanhempi"), ("sv", "äldre"), ("en", "older")]
)
def test_the_reply_follows_the_original_and_the_advisor_is_told(lemmatizer, language, word):
    found = versions(translation(), translation(), original())
    read = reading("Vad är förseningsavgiften?", articles=found.found, language="sv")
    read = _with(read, outdated=found.outdated)
    draft = ReplyWriter(Analyser({"fi": lemmatizer})).write(read)
    assert "9 €" in draft.reply.text
    assert "5 €" not in draft.reply.text
    (notice,) = stale_notices(read.sources, found.outdated, language)
    assert notice.code == "stale_translation"
    assert word in notice.text


@pytest.mark.voikko
def test_a_quoted_translation_that_is_only_older_is_flagged(lemmatizer):
    text = "Förseningsavgiften är 9 €. Lånetiden är 28 dagar."
    found = versions(translation(text), translation(text), original())
    read = reading("Vad är förseningsavgiften?", articles=found.found, language="sv")
    draft = ReplyWriter(Analyser({"fi": lemmatizer})).write(_with(read, outdated=found.outdated))
    assert "9 €" in draft.reply.text
    assert [each.code for each in draft.notices] == ["older_translation"]


def _with(read, **changes):
    return replace(read, handbook=HANDBOOK, **changes)
