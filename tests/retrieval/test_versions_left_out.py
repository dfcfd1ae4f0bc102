"""Articles that stand in several languages."""

from datetime import date
from math import log

import pytest

from made_passages import passage
from neuvoja.language.analysis import Analyser
from neuvoja.retrieval.promises import Changes, Scope
from neuvoja.retrieval.versions import Versions
from neuvoja.vendors.tantivy_index import TantivyIndex

ORIGINAL = passage("lasku#1", "Laskun maksaminen.")
SWEDISH = passage("sv-faktura#1", "Att betala.", language="sv", translation_of="lasku")
ENGLISH = passage("en-invoice#1", "Paying.", language="en", translation_of="lasku")
ALONE = passage("en-move#1", "Moving here.", language="en")
OLD = passage("vanha#1", "Vanha hinta.", valid_to=date(2024, 1, 1))
OLD_IN_SWEDISH = passage("sv-gammal#1", "Pris.", language="sv", translation_of="vanha")
PASSAGES = (ORIGINAL, SWEDISH, ENGLISH, ALONE, OLD, OLD_IN_SWEDISH)


@pytest.fixture(scope="module")
def versions(tmp_path_factory):
    index = TantivyIndex(tmp_path_factory.mktemp("keywords"), Analyser({}))
    index.apply(Changes(1, PASSAGES, [each.source_id for each in PASSAGES], replaced=False))
    index.seal()
    return Versions(index)


def needed(versions, language, *passages, on=None):
    return versions.needed(passages, Scope("article", on=on), language)


def test_a_translation_of_what_stands_in_the_language_is_not_needed(versions):
    assert needed(versions, "fi", SWEDISH, ORIGINAL, ALONE) == [ORIGINAL, ALONE]
    assert needed(versions, "sv", ENGLISH, SWEDISH) == [SWEDISH]


def test_an_original_stays_beside_its_translation(versions):
    assert needed(versions, "sv", ORIGINAL, SWEDISH) == [ORIGINAL, SWEDISH]


def test_a_translation_stays_where_the_original_does_not_hold(versions):
    assert needed(versions, "fi", OLD_IN_SWEDISH) == []
    assert needed(versions, "fi", OLD_IN_SWEDISH, on=date(2025, 1, 1)) == [OLD_IN_SWEDISH]


def test_odds_tell_how_much_stands_in_other_languages_alone(versions):
    assert versions.odds("article", "fi", ["sv", "en"]) == pytest.approx(log(2 / 3))
    assert versions.odds("case", "fi", ["sv", "en"]) == 0.0
