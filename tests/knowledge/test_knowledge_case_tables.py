import json
from datetime import datetime

import pytest
from samples import preparer

from neuvoja.domain.errors import UnreadableFile
from neuvoja.domain.knowledge import Article
from neuvoja.knowledge.importing.case_tables import import_cases
from neuvoja.knowledge.read import HELSINKI

FINNISH = """Tunnus;Kanava;Kieli;Avattu;Suljettu;Asiakas;Vastaus;Ratkaisu;Aihe;Tuotteet;Tyytyväisyys
T-1;Sähköposti;suomi;1.3.2026 klo 8.59;2.3.2026;"Hei,
netti pätkii; joka ilta.";Käynnistä reititin.;Reititin vaihdettiin.;Netti pätkii;kuitu-100, wifi;4
T-2;Puhelin;;;;Lasku on väärä.;;Hyvitettiin.;;;
"""


LONG_CELL = '"' + "x" * 200_000


def run(text, sources, name="vienti.csv", **more):
    data = text if isinstance(text, bytes) else text.encode()
    return import_cases(name, data, sources, preparer(), zone=HELSINKI, **more)


def test_a_finnish_table_becomes_cases(sources):
    report = run(FINNISH, sources)
    assert (report.cases, report.created, report.warnings, report.refusals) == (2, 2, (), ())
    case = sources.get("T-1")
    assert (case.channel, case.language, case.csat) == ("email", "fi", 4)
    assert case.opened_at == datetime(2026, 3, 1, 8, 59, tzinfo=HELSINKI)
    assert [message.role for message in case.messages] == ["customer", "advisor"]
    assert case.messages[0].text == "Hei,\nnetti pätkii; joka ilta."
    assert case.product_ids == ("kuitu-100", "wifi")
    assert sources.get("T-2").channel == "phone"
    assert sources.origin("T-1") == "import:vienti.csv"


def test_an_english_table_without_ids_gets_ids_that_stay(sources):
    text = "question,answer\nWhere is my bill?,It was sent yesterday.\nCan I cancel?,Yes.\n"
    assert run(text, sources).created == 2
    again = run(text + "A third one?,Yes.\n", sources)
    assert (again.created, again.unchanged, again.deleted) == (1, 2, 0)


def test_cases_as_json_lines_are_imported_too(sources):
    said = {"id": "j", "reason": "Netti", "resolution": "Korjattu."}
    assert run(json.dumps(said), sources, name="a.jsonl").created == 1
    assert sources.origin("j") == "import:a.jsonl"


def test_a_broken_row_is_refused_with_its_line_and_the_others_are_stored(sources):
    text = "id;question;resolution;csat\na;Netti?;Ok.;9\nb;Netti?;Ok.;5\nb;Toinen;Ok.;\n"
    report = run(text, sources)
    assert report.cases == 1
    assert [(each.line, each.key) for each in report.refusals] == [(2, "csat"), (4, "id")]
    assert sources.get("a") is None


def test_an_id_of_another_origin_is_refused_unless_it_is_taken_over(sources):
    article = Article(id="a", title="T", language="fi", text="Teksti.")
    sources.put([preparer().prepare(article)], origin="folder")
    text = "id;question;resolution\na;Netti?;Ok.\n"
    assert len(run(text, sources).refusals) == 1
    run("id;question;resolution\nb;Netti?;Ok.\n", sources, name="1.csv")
    second = "id;question;resolution\nb;Netti?;Korjattu.\n"
    assert len(run(second, sources, name="2.csv").refusals) == 1
    assert run(second, sources, name="2.csv", take_over=True).refusals == ()
    assert sources.origin("b") == "import:2.csv"


def test_columns_that_are_not_known_and_rows_that_are_too_long_are_warned_of(sources):
    text = "question,answer,mood\nMiten?,Näin.,hyvä\nMiten, siis?,Näin.,hyvä\n"
    report = run(text, sources)
    assert sorted((each.line, each.key) for each in report.warnings if each.key) == [(1, "mood")]
    assert [each.line for each in report.warnings if each.key is None] == [3]


def test_personal_data_never_reaches_the_database(sources):
    run("id;question;resolution\na;Soita 040 123 4567.;Soitettu 131052-308T.\n", sources)
    stored = sources.get("a").model_dump_json()
    assert "123 4567" not in stored
    assert "131052" not in stored


@pytest.mark.parametrize(
    "text",
    [
        "",
        "foo,bar\n1,2",
        "question\nMiten?",
        "answer,resolution\na,b",
        b"\x00\x01",
        '"' + "x" * 200_000,
    ],
)
def test_what_is_no_table_of_cases_is_refused_with_what_was_expected(text, sources):
    with pytest.raises(UnreadableFile) as caught:
        run(text, sources)
    assert caught.value.name == "vienti.csv"
    assert "expected" in caught.value.why
