import json
import socket
import sqlite3
from io import StringIO

import pytest

from neuvoja.cli.conversation import read_conversation
from neuvoja.domain.errors import EmptyConversation

MOVING = "moi oon muuttamas ens kuus, mite mun sähkösoppari siirtyy"


def as_json(result):
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_a_reply_to_words_from_standard_input_cites_its_sources(run):
    result = run("reply", given=MOVING)
    assert result.exit_code == 0, result.output
    assert "fi-muutto-sahkosopimus" in result.stdout


def test_assist_prints_the_answer_of_the_contract(run):
    answer = as_json(run("assist", "--json", given=MOVING))
    assert answer["language"] == "fi"
    assert all(answer[part] is not None for part in ("reply", "summary", "opportunities"))


@pytest.mark.parametrize(
    ("command", "part"),
    [("reply", "reply"), ("summarise", "summary"), ("opportunities", "opportunities")],
)
def test_each_command_makes_its_own_part(run, command, part):
    answer = as_json(run(command, "--json", given=MOVING))
    parts = ("reply", "summary", "opportunities")
    assert [each for each in parts if answer[each] is not None] == [part]


def test_where_nothing_is_to_be_offered_the_reason_is_printed(run):
    result = run("opportunities", given="Hei!")
    assert result.exit_code == 0, result.output
    assert "nothing to offer" in result.stdout


def test_a_conversation_comes_from_a_file_alone_or_in_a_request(run, place):
    talk = {"channel": "email", "messages": [{"role": "customer", "text": MOVING}]}
    (place / "talk.json").write_text(json.dumps(talk))
    (place / "request.json").write_text(json.dumps({"conversation": talk}))
    alone = as_json(run("reply", "talk.json", "--json"))
    wrapped = as_json(run("reply", "request.json", "--json"))
    assert alone["reply"] == wrapped["reply"]


def test_a_transcript_is_read_speaker_by_speaker():
    text = "Asiakas: Voinko perua?\nSe alkoi eilen.\nNeuvoja: Voit.\nasiakas : Kiitos!\n"
    told = read_conversation(StringIO(text), channel=None, language=None).messages
    assert [(each.role, each.text) for each in told] == [
        ("customer", "Voinko perua?\nSe alkoi eilen."),
        ("advisor", "Voit."),
        ("customer", "Kiitos!"),
    ]


def test_words_before_the_first_speaker_make_no_transcript():
    told = read_conversation(StringIO("Hei\nAsiakas: x"), channel=None, language=None).messages
    assert [(each.role, each.text) for each in told] == [("customer", "Hei\nAsiakas: x")]


def test_a_transcript_in_which_nothing_is_said_is_empty():
    with pytest.raises(EmptyConversation):
        read_conversation(StringIO("Kund:\nAdvisor: "), channel=None, language=None)


def test_the_language_can_be_told(run):
    told = as_json(run("reply", "--json", "--language", "sv", given=MOVING))
    assert told["language"] == "sv"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("", "no text"),
        ("{", "JSON"),
        ('{"messages": []}', "messages"),
        ('{"messages": [{"role": "robot", "text": "a"}]}', "messages.0.role"),
        ('{"conversation": 3}', "conversation"),
        ('{"channel": "fax", "messages": [{"role": "customer", "text": "a"}]}', "channel"),
    ],
)
def test_a_conversation_that_cannot_be_used_exits_2_with_words(run, given, words):
    result = run("reply", given=given)
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stdout == ""


def test_search_prints_data_to_stdout_and_talk_to_stderr(run):
    result = run("search", "muutto", "--json", "--limit", "2")
    assert result.exit_code == 0, result.output
    hits = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(hits) == 2
    assert "why" not in hits[0]


def test_search_explains_itself(run):
    result = run("search", "muutto", "--explain", "--limit", "1")
    assert "grams:" in result.stdout
    assert "lemmas:" in result.stdout


def test_sync_tells_what_it_took_in(run):
    result = run("sync", "--json")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["unchanged"] > 0


def test_sync_refuses_one_record_and_takes_the_others(run, place):
    (place / "knowledge" / "articles" / "fi" / "rikki.md").write_text("ei otsikkoa")
    result = run("sync")
    assert result.exit_code == 1
    assert "rikki.md" in result.stderr
    assert "1 refused" in result.stdout


def test_a_rebuild_finds_what_was_found_before(run):
    before = run("search", "muutto", "--json").stdout
    assert run("sync", "--rebuild").exit_code == 0
    assert run("search", "muutto", "--json").stdout == before


def test_an_html_page_becomes_an_article_that_is_found(run, place):
    page = "<html><head><title>Kvasaarimaksu</title></head><body><p>Kvasaarimaksu on 7 €.</p>"
    (place / "kvasaari.html").write_text(page)
    written = run("import", "kvasaari.html", "--language", "fi")
    assert written.exit_code == 0, written.output
    assert "kvasaari.md" in written.stdout
    hits = run("search", "kvasaarimaksu", "--json").stdout.splitlines()
    assert json.loads(hits[0])["source_id"] == "kvasaari"


def test_a_table_of_cases_is_taken_in_redacted(run, place):
    table = "question;answer\nOlen Matti Virtanen. Missä kvasaarini viipyy?;Kvasaari on postissa.\n"
    (place / "cases.csv").write_text(table)
    assert run("import", "cases.csv").exit_code == 0
    hits = run("search", "kvasaari viipyy", "--kind", "case", "--json").stdout.splitlines()
    assert json.loads(hits[0])["text"] == "Kvasaari on postissa."
    [database] = (place / "var").glob("*.db")
    with sqlite3.connect(database) as connection:
        dump = "\n".join(connection.iterdump())
    connection.close()
    assert "kvasaarini" in dump
    assert "Virtanen" not in dump


def test_a_file_that_cannot_be_read_is_refused_and_the_others_are_taken(run, place):
    (place / "broken.pdf").write_bytes(b"%PDF-1.4 nothing more")
    (place / "good.html").write_text("<h1>Hyvä</h1><p>Tämä sivu voidaan lukea hyvin.</p>")
    result = run("import", "broken.pdf", "good.html")
    assert result.exit_code == 1
    assert "broken.pdf" in result.stderr
    assert "good.md" in result.stdout


def test_doctor_says_what_is_there(run):
    result = run("doctor", "--json")
    assert result.exit_code == 0, result.output
    rows = {row["name"]: row for row in map(json.loads, result.stdout.splitlines())}
    assert rows["keywords"]["state"] == "good"
    assert rows["vectors"]["state"] == "good"


def test_doctor_names_what_is_refused_and_changes_nothing(run, place):
    articles = place / "knowledge" / "articles" / "fi"
    (articles / "a.md").write_text("---\nid: uusi\ntitle: U\nlanguage: de\n---\nSana.\n")
    (articles / "b.md").write_text("---\nid: uusi\ntitle: U\nlanguage: fi\n---\nSana.\n")
    (articles / "c.md").write_text("---\nid: uusi\ntitle: U\nlanguage: fi\n---\nSana.\n")
    result = run("doctor", "--json")
    assert result.exit_code == 1
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    refused = [row["text"] for row in rows if row["state"] == "refused"]
    assert ["a.md:4: language" in refused[0], "c.md:1: id" in refused[1]] == [True, True]
    assert "b.md:1 has it" in refused[1]
    assert run("search", "muutto", "--json").exit_code == 0


def test_a_missing_knowledge_folder_is_told_with_its_setting(run, monkeypatch):
    monkeypatch.setenv("NEUVOJA_KNOWLEDGE", "nowhere")
    result = run("sync")
    assert result.exit_code == 1
    assert "NEUVOJA_KNOWLEDGE" in result.stderr
    assert run("doctor").exit_code == 1


def test_a_foreign_address_without_keys_is_refused(run):
    result = run("serve", "--host", "0.0.0.0")
    assert result.exit_code == 1
    assert "NEUVOJA_API_KEYS" in result.stderr


def test_a_port_in_use_is_told(run):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = run("serve", "--port", str(taken.getsockname()[1]))
    assert result.exit_code == 1
    assert "NEUVOJA_PORT" in result.stderr


def test_a_setting_that_cannot_work_is_named(run, monkeypatch):
    monkeypatch.setenv("NEUVOJA_PORT", "many")
    result = run("doctor")
    assert result.exit_code == 1
    assert "NEUVOJA_PORT" in result.stderr


def test_a_damaged_index_is_built_anew(run, place):
    before = run("search", "muutto", "--json").stdout
    for path in (place / "var" / "indexes").rglob("*"):
        if path.is_file():
            path.write_bytes(b"not an index")
    after = run("search", "muutto", "--json")
    assert after.exit_code == 0, after.output
    assert after.stdout == before


@pytest.mark.parametrize("ending", ["pos", "idx", "term", "store", "fast", "fieldnorm"])
def test_an_index_that_lost_one_file_is_built_anew(run, place, ending):
    before = run("search", "muutto", "--json").stdout
    [lost, *_] = (place / "var" / "indexes").rglob(f"*.{ending}")
    lost.unlink()
    after = run("search", "muutto", "--json")
    assert after.exit_code == 0, after.output
    assert after.stdout == before


def test_a_damaged_database_is_told_and_left_as_it_is(run, place):
    [database] = (place / "var").glob("*.db")
    for path in (place / "var").glob("*.db-*"):
        path.unlink()
    database.write_bytes(b"not a database, but precious")
    result = run("search", "muutto")
    assert result.exit_code == 1
    assert str(database) in result.stderr or "NEUVOJA_DATA" in result.stderr
    assert database.read_bytes() == b"not a database, but precious"


def test_a_database_that_is_away_exits_3(run, monkeypatch):
    monkeypatch.setenv("NEUVOJA_DATABASE_URL", "postgresql://nobody:secret@127.0.0.1:1/nothing")
    result = run("search", "muutto")
    assert result.exit_code == 3
    assert "secret" not in result.stderr


def test_a_running_service_answers_for_the_commands(run, service):
    assert as_json(run("reply", "--json", given=MOVING))["sources"]
    assert run("search", "muutto").exit_code == 0
    refused = run("sync")
    assert refused.exit_code == 1
    assert str(service.base_url.port) in refused.stderr
    assert run("doctor").exit_code == 0


def test_an_empty_question_is_refused_in_a_line(run):
    result = run("search", " ")
    assert result.exit_code == 2
    assert "empty" in result.stderr


def test_what_stands_in_another_language_is_found_at_once(run, place):
    text = "---\nid: sv-flytt\ntitle: Flytta\nlanguage: sv\n---\n\nMeddela oss om flytten i tid.\n"
    (place / "knowledge" / "articles" / "sv.md").write_text(text, encoding="utf-8")
    found = run("search", "When do I tell you that I am moving?", "--limit", "3", "--json")
    assert "sv-flytt" in {json.loads(line)["source_id"] for line in found.stdout.splitlines()}
