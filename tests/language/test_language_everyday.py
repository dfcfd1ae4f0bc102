"""What people say for the same thing everywhere."""

import pytest

from neuvoja.domain.conversation import LANGUAGES
from neuvoja.language.everyday import everyday


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_own_pairs_each_once(language):
    pairs = everyday(language)
    assert len(pairs) > 100
    assert len(set(pairs)) == len(pairs)
    assert all(each.said and each.meant and each.said != each.meant for each in pairs)


def test_a_death_is_told_in_many_ways():
    assert ("gick bort", "dödsbo") in everyday("sv")
    assert ("menehtyä", "kuolema") in everyday("fi")
    assert ("passed away", "death") in everyday("en")
