import pytest

from neuvoja.language.promises import Lemmatizer
from neuvoja.language.redaction import Redactor


@pytest.fixture(scope="session")
def redactor(lemmatizer: Lemmatizer) -> Redactor:
    return Redactor(lemmatizer)
