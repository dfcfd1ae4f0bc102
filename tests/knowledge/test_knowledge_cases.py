import json
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from samples import preparer

from neuvoja.domain.conversation import Customer, Message
from neuvoja.domain.errors import BrokenRecord, InvalidRecord
from neuvoja.domain.knowledge import Case
from neuvoja.knowledge.formats.cases import read_case, written_cases
from neuvoja.knowledge.precedents import problem, solution
from neuvoja.knowledge.read import HELSINKI

PATH = Path("cases/a.jsonl")
CASE = {
    "id": "t-1",
    "channel": "email",
    "language": "fi",
    "opened_at": "2026-03-01T09:00:00",
    "closed_at": "2026-03-02T09:30:00+02:00",
    "customer": {"id": "A-10023", "segment": "consumer", "products": ["kuitu-100"]},
    "messages": [
        {"role": "customer", "text": "Netti pätkii iltaisin.", "at": "1.3.2026 8.59"},
        {"role": "advisor", "text": "Käynnistä reititin uudelleen."},
    ],
    "resolution": "Reititin vaihdettiin.",
    "product_ids": ["kuitu-100"],
    "reason": "Netti pätkii",
    "csat": 4,
    "escalated_to": None,
}


def line(**changes: object) -> str:
    return json.dumps({**CASE, **changes}, ensure_ascii=False)


def read(text, findings):
    cases = []
    lines = [each for each in enumerate(text.split("\n"), start=1) if each[1]]
    for written in written_cases(lines, PATH, findings):
        try:
            cases.append(read_case(written, findings, zone=HELSINKI))
        except BrokenRecord as error:
            findings.refuse(error, "case", None)
    return cases


def test_a_whole_case_is_read_and_times_without_a_zone_are_the_organisations(findings):
    [case] = read(line(), findings)
    assert case.opened_at == datetime(2026, 3, 1, 9, 0, tzinfo=ZoneInfo("Europe/Helsinki"))
    assert case.messages[0].at == datetime(2026, 3, 1, 6, 59, tzinfo=UTC)
    assert case.customer.products == ("kuitu-100",)
    assert (case.csat, case.reason, case.escalated_to) == (4, "Netti pätkii", None)
    assert not findings.warnings
    assert not findings.refusals


def test_a_message_or_a_reason_is_enough(findings):
    text = (
        '{"id": 7, "messages": [{"role": "customer", "text": "Hei"}]}\n\n{"id": "b", "reason": "x"}'
    )
    assert [case.id for case in read(text, findings)] == ["7", "b"]


@pytest.mark.parametrize(
    ("changes", "key", "expected"),
    [
        ({"id": None}, "id", "the key is required"),
        ({"id": ""}, "id", "1 to 200 characters"),
        ({"id": "a\nb"}, "id", "1 to 200 characters"),
        ({"id": "x" * 201}, "id", "1 to 200 characters"),
        ({"channel": "fax"}, "channel", "phone, email, chat, social or in_person"),
        ({"language": "de"}, "language", "fi, sv or en"),
        ({"messages": [{"role": "agent", "text": "x"}]}, "messages.0.role", "customer, advisor"),
        ({"messages": [{"text": "x"}]}, "messages.0.role", "the key is required"),
        ({"messages": [{"role": "customer"}]}, "messages.0.text", "the key is required"),
        ({"messages": ["x"]}, "messages.0", "keys with values"),
        ({"messages": "x"}, "messages", "a list"),
        (
            {"messages": [{"role": "customer", "text": "x", "at": "eilen"}]},
            "messages.0.at",
            "a time",
        ),
        ({"messages": [], "reason": None}, "messages", "a message or a reason"),
        ({"csat": 6}, "csat", "a whole number from 1 to 5"),
        ({"csat": 0}, "csat", "a whole number from 1 to 5"),
        ({"csat": 4.5}, "csat", "a whole number from 1 to 5"),
        ({"csat": "hyvä"}, "csat", "a whole number from 1 to 5"),
        ({"opened_at": "eilen"}, "opened_at", "a time such as"),
        ({"opened_at": 1772352000}, "opened_at", "a time such as"),
        ({"closed_at": "2026-02-30T10:00:00"}, "closed_at", "a time such as"),
        ({"closed_at": "2026-02-28T10:00:00"}, "closed_at", "a time not before opened_at"),
        ({"customer": {"segment": "b2b"}}, "customer.segment", "consumer or business"),
        ({"customer": "Maija"}, "customer", "keys with values"),
    ],
)
def test_a_broken_case_is_refused_and_the_others_are_read(changes, key, expected, findings):
    text = f"{line(id='before')}\n{line(**changes)}\n{line(id='after')}"
    assert [case.id for case in read(text, findings)] == ["before", "after"]
    [refusal] = findings.refusals
    assert (refusal.line, refusal.key) == (2, key)
    assert expected in refusal.expected


@pytest.mark.parametrize("broken", ["{", "[1]", '"x"', "sana", '{"id": "a",}', "[" * 5000])
def test_a_line_that_is_no_object_is_refused_with_its_number(broken, findings):
    assert [case.id for case in read(f"{line()}\n{broken}\n{line(id='b')}", findings)] == [
        "t-1",
        "b",
    ]
    [refusal] = findings.refusals
    assert refusal.line == 2
    assert "one case a line" in refusal.expected


def test_a_broken_line_that_shows_its_id_holds_on_to_it(findings):
    read(f'{line()}\n{{"id": "t-\\u00e4", "channel": ', findings)
    assert findings.held == {"t-ä"}
    assert not findings.unreadable - {"case"}


def test_a_file_that_is_one_json_value_is_read_with_a_warning(findings):
    text = json.dumps([json.loads(line(id="a")), json.loads(line(id="b"))], indent=2)
    assert [case.id for case in read(text, findings)] == ["a", "b"]
    assert [each.text for each in findings.warnings] == ["is one JSON value; write one case a line"]


@pytest.mark.parametrize(
    ("changes", "warning"),
    [
        ({"closed": "x"}, "closed: is not known and not read; did you mean closed_at?"),
        ({"customer": {"mail": "x"}}, "customer.mail: is not known and not read"),
        ({"closed_at": "2199-01-01T10:00:00"}, "closed_at: is in the future"),
        ({"product_ids": "kuitu"}, "product_ids: was read as a list of one"),
        ({"language": "fi-FI"}, "language: was read as fi"),
        (
            {"resolution": None, "messages": CASE["messages"][:1]},
            "resolution: is missing, and no advisor answers",
        ),
        (
            {"messages": [*CASE["messages"], {"role": "customer", "text": " "}]},
            "messages: has an empty message, not read",
        ),
    ],
)
def test_what_is_odd_is_read_with_a_warning(changes, warning, findings):
    assert len(read(line(**changes), findings)) == 1
    assert [warning in str(each) for each in findings.warnings] == [True]


def test_the_same_warning_of_many_lines_is_said_once_with_its_count(findings):
    read("\n".join(line(id=f"c-{n}", extra=1) for n in range(50)), findings)
    [warning] = findings.warnings
    assert (warning.line, warning.times) == (1, 50)
    assert str(warning).endswith("(50 times)")


MAIL = """Hei,

laskussani on väärä summa. Voitteko korjata?

Terveisin
Maija

-----Alkuperäinen viesti-----
Lähettäjä: asiakaspalvelu
Lasku on lähetetty.
"""


def test_the_problem_is_the_reason_and_the_customers_own_words():
    case = Case(
        id="a",
        reason="Väärä lasku",
        messages=(
            Message(role="customer", text=MAIL),
            Message(role="advisor", text="Katson asiaa."),
            Message(role="customer", text="Kiitos, summa on 120 euroa."),
        ),
    )
    assert problem(case) == (
        "Väärä lasku\nlaskussani on väärä summa. Voitteko korjata?\nKiitos, summa on 120 euroa."
    )


def test_the_solution_is_the_resolution_else_what_the_advisors_said_last():
    messages = (
        Message(role="advisor", text="Hei, katson asiaa."),
        Message(role="customer", text="Selvä."),
        Message(role="expert", text="Lasku oli väärä."),
        Message(role="advisor", text="Hei,\nLasku hyvitetään.\n\nTerveisin\nPekka"),
        Message(role="customer", text="Kiitos!"),
    )
    case = Case(id="a", messages=messages)
    assert solution(case) == "Lasku oli väärä.\n\nLasku hyvitetään."
    assert solution(case.model_copy(update={"resolution": "Hyvitetty."})) == "Hyvitetty."
    assert solution(Case(id="a", messages=messages[1:2])) is None


def test_a_very_long_case_is_searched_by_its_beginning():
    text = " ".join(f"Lause numero {n} on tässä." for n in range(5000))
    case = Case(id="a", messages=(Message(role="customer", text=text),) * 5, resolution="Ok.")
    assert 100 < len(problem(case).split()) <= 400


def test_a_case_becomes_one_passage_without_personal_data():
    case = Case(
        id="t-1",
        channel="phone",
        opened_at=datetime(2026, 3, 1, 9, tzinfo=UTC),
        closed_at=datetime(2026, 3, 2, 9, tzinfo=UTC),
        customer=Customer(
            id="A-10023", name="Xander Qvistberg", segment="consumer", marketing_consent=True
        ),
        messages=(
            Message(
                role="customer",
                text="Hei, olen Xander Qvistberg, 131052-308T, asiakasnumero A-10023. "
                "Netti pätkii aina iltaisin, ja olen käynnistänyt reitittimen jo kolme kertaa.",
            ),
            Message(role="advisor", text="Kiitos Xander, soitan numeroon 040 123 4567."),
        ),
        resolution="Qvistbergin reititin vaihdettiin. maija.m@example.fi",
        product_ids=("kuitu-100",),
        escalated_to="kuitutuki",
    )
    prepared = preparer().prepare(case)
    stored = prepared.record.model_dump_json() + "".join(
        p.model_dump_json() for p in prepared.passages
    )
    for private in ("Xander", "Qvistberg", "131052", "A-10023", "123 4567", "example.fi"):
        assert private not in stored
    assert prepared.record.customer == Customer(segment="consumer")
    assert prepared.record.language == "fi"
    [passage] = prepared.passages
    assert (passage.passage_id, passage.kind, passage.audience) == ("t-1#1", "case", "public")
    assert "Netti pätkii aina iltaisin" in passage.searched
    assert "reititin vaihdettiin" in passage.text
    assert passage.case is not None
    assert passage.case.closed_at == case.closed_at
    assert prepared.record.escalated_to == "kuitutuki"


def test_a_name_learnt_from_a_signature_is_gone_from_the_texts_before_it():
    messages = (
        Message(role="advisor", text="Soitin Qvistbergille eilen."),
        Message(role="customer", text="Nimeni on Xander Qvistberg. Odotan soittoa."),
    )
    case = Case(id="a", language="fi", messages=messages, resolution="Soitettu.")
    stored = preparer().prepare(case).record
    assert "Qvistberg" not in stored.model_dump_json()


def test_a_case_that_nobody_solved_is_kept_and_has_no_passage():
    case = Case(id="a", language="fi", messages=(Message(role="customer", text="Netti pätkii."),))
    prepared = preparer().prepare(case)
    assert (prepared.record.id, list(prepared.passages)) == ("a", [])


def test_a_case_that_says_nothing_is_not_prepared():
    with pytest.raises(InvalidRecord) as caught:
        preparer().prepare(Case(id="a", resolution="Ok."))
    assert caught.value.key == "messages"
