from collections.abc import Mapping

import pytest
from snippets import Snippet, snippets

from neuvoja.language.forms.snowball import SnowballLemmatizer
from neuvoja.language.promises import Lemmatizer
from neuvoja.language.redaction import Redactor

TABLE = tuple(snippets())
SHARE_WITHOUT_DICTIONARY = 0.98


def test_the_table_is_large_and_half_of_it_are_traps() -> None:
    traps = sum(not snippet.personal for snippet in TABLE)
    assert len(TABLE) >= 150
    assert 0.4 < traps / len(TABLE) < 0.6


@pytest.mark.voikko
@pytest.mark.parametrize("snippet", TABLE, ids=lambda snippet: snippet.text[:40])
def test_what_is_personal_is_replaced_and_nothing_else(
    snippet: Snippet, redactor: Redactor
) -> None:
    redacted = redactor.redact(snippet.text)
    assert found(redacted.values) == set(snippet.personal)


@pytest.mark.parametrize("lemmatizer", [None, SnowballLemmatizer("fi")], ids=["none", "snowball"])
def test_without_a_dictionary_of_names_the_lists_and_cues_do_nearly_as_well(
    lemmatizer: Lemmatizer | None,
) -> None:
    redactor = Redactor(lemmatizer)
    right = [found(redactor.redact(each.text).values) == set(each.personal) for each in TABLE]
    assert sum(right) / len(right) >= SHARE_WITHOUT_DICTIONARY


@pytest.mark.voikko
def test_every_message_comes_back_as_it_was(redactor: Redactor) -> None:
    for snippet in TABLE:
        session = redactor.session()
        assert session.restore(session.redact(snippet.text)) == snippet.text


def found(values: Mapping[str, str]) -> set[tuple[str, str]]:
    kinds = {placeholder: placeholder[1:].rsplit("_", 1)[0] for placeholder in values}
    return {(kinds[each], value) for each, value in values.items() if kinds[each] != "TEKSTI"}
