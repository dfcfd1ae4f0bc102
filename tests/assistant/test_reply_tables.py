"""Which rows of a table are quoted, and what leads them in."""

import pytest
from reply_readings import article, reading

from neuvoja.assistant.extractive.replying.reply import ReplyWriter
from neuvoja.language.analysis import Analyser

pytestmark = pytest.mark.voikko

FEES = """
# Mitä myöhästynyt peruutus maksaa?

| Palvelu | Maksu, jos perut myöhemmin |
|---|---|
| Laboratorio | 0 € |
| Hieronta | 45 € |
| Jalkahoito | 38 € |
"""


@pytest.fixture(scope="module")
def writer(lemmatizer):
    return ReplyWriter(Analyser({"fi": lemmatizer}))


def told(writer, *said, text, title):
    read = reading(*said, articles=article(text, id="a", title=title))
    return writer.write(read).reply.text


def test_the_row_that_the_customer_names_is_told(writer):
    said = "Minulla on hieronta huomenna. Tuleeko maksu, jos perun sen vasta nyt?"
    text = told(writer, said, text=FEES, title="Ajan peruutus")
    assert "45 €" in text
    assert "0 €" not in text.replace("45 €", "")


def test_the_question_of_a_source_is_not_asked_of_the_customer(writer):
    said = "Paljonko hieronnan myöhästynyt peruutus maksaa?"
    assert "?" not in told(writer, said, text=FEES, title="Ajan peruutus").split("Autanko")[0]


def test_a_name_with_a_colon_inside_names_a_column(writer):
    table = (
        "| Liittymä | Dataa EU:ssa/kk |\n|---|---|\n"
        "| Pikku | 3 Gt |\n| Keski | 18 Gt |\n| Suuri | 31 Gt |\n"
    )
    text = told(writer, "Paljonko dataa EU:ssa on Keski-liittymässä?", text=table, title="EU:ssa")
    assert "18 Gt" in text
    assert "31 Gt" not in text
