import json
import os
import shutil
from pathlib import Path

import pytest
from databases import open_sources
from samples import article, preparer, put

from neuvoja.domain.errors import BadSettings
from neuvoja.domain.knowledge import Article, Case, Product
from neuvoja.knowledge.read import count_files, read
from neuvoja.knowledge.report import Report


def case(id="t-1", **more):
    said = [{"role": "customer", "text": "Netti pätkii."}]
    return json.dumps({"id": id, "messages": said, "resolution": "Korjattu.", **more})


def run(folder, sources, **more) -> Report:
    return read(folder, sources, preparer(), **more)


def ids(sources, origin="folder"):
    return set(sources.hashes(origin))


def refusals(report):
    return [(each.path.name, each.line, each.key) for each in report.refusals]


@pytest.fixture
def filled(folder):
    put(folder, "articles/fi/a.md", article("a"))
    put(folder, "articles/sv/deep/er/b.md", article("b"))
    put(folder, "cases/2026.jsonl", f"{case('t-1')}\n{case('t-2')}\n")
    put(folder, "products.yaml", "- {id: p, name: P}\n- {id: q, name: Q}\n")
    return folder


def test_a_folder_is_read_and_read_again_without_change(filled, sources):
    first = run(filled, sources)
    assert (first.articles, first.cases, first.products, first.created) == (2, 2, 2, 6)
    assert not first.warnings
    assert not first.refusals
    revision = sources.revision()
    assert sources.passage_count() == 4
    again = run(filled, sources)
    assert (again.created, again.changed, again.unchanged, again.deleted) == (0, 0, 6, 0)
    assert sources.revision() == revision
    assert isinstance(sources.get("a"), Article)
    assert isinstance(sources.get("t-1"), Case)
    assert isinstance(sources.get("p"), Product)


def test_only_what_changed_gets_a_new_revision(filled, sources):
    run(filled, sources)
    before = sources.revision()
    put(filled, "articles/fi/a.md", article("a", body="Uusi teksti."))
    report = run(filled, sources)
    assert (report.changed, report.unchanged) == (1, 5)
    assert sources.changes(before, limit=10).changed == ["a"]


def test_what_is_gone_is_deleted_and_what_others_brought_stays(filled, sources):
    run(filled, sources)
    sources.put([preparer().prepare(Product(id="api-1", name={"fi": "X"}))], origin="api")
    (filled / "articles/fi/a.md").unlink()
    put(filled, "cases/2026.jsonl", case("t-2"))
    assert run(filled, sources).deleted == 2
    assert ids(sources) == {"b", "t-2", "p", "q"}
    assert ids(sources, "api") == {"api-1"}


def test_a_moved_file_is_the_same_article(filled, sources):
    run(filled, sources)
    (filled / "articles/fi/a.md").rename(filled / "articles/uusi nimi.md")
    assert run(filled, sources).unchanged == 6


def test_an_article_that_became_a_case_is_replaced(filled, sources):
    run(filled, sources)
    (filled / "articles/fi/a.md").unlink()
    put(filled, "cases/new.jsonl", case("a"))
    report = run(filled, sources)
    assert (report.deleted, report.refusals) == (0, ())
    assert isinstance(sources.get("a"), Case)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("articles/fi/a.md", article("a", updated="2026-99-99")),
        ("articles/fi/a.md", "---\nid: a\ntitle: [\nlanguage: fi: x\n---\nTeksti"),
        ("articles/fi/a.md", ""),
        ("articles/fi/a.md", b"\x00\x01\x02"),
        ("articles/fi/a.md", article("a").encode("utf-16-le")),
        ("articles/fi/a.md", article("a", body="<!-- tyhjä -->")),
        ("cases/2026.jsonl", f"{case('t-1')}\n{case('t-2', csat=9)}\n"),
        ("cases/2026.jsonl", f"{case('t-1')}\n" + case("t-2")[:-20]),
        ("cases/2026.jsonl", b"\xff\xfe\x00"),
        ("products.yaml", "- {id: p, name: P}\n- {id: q}\n"),
        ("products.yaml", "- {id: p, name: P}\n- {id: q\n"),
        ("products.yaml", "- {id: p, name: P}\n- {name: Q}\n"),
        ("products.yaml", "products"),
    ],
)
def test_what_is_broken_now_keeps_its_earlier_good_version(name, content, filled, sources):
    run(filled, sources)
    stored = ids(sources)
    put(filled, name, content)
    report = run(filled, sources)
    assert len(report.refusals) == 1
    assert report.kept >= 1
    assert report.deleted == 0
    assert ids(sources) == stored


def test_what_is_gone_is_deleted_although_another_file_is_broken(filled, sources):
    run(filled, sources)
    (filled / "articles/sv/deep/er/b.md").unlink()
    put(filled, "articles/fi/a.md", article("a", updated="2026-99-99"))
    put(filled, "cases/2026.jsonl", case("t-1"))
    report = run(filled, sources)
    assert (report.kept, report.deleted) == (1, 2)
    assert ids(sources) == {"a", "t-1", "p", "q"}


def test_a_file_that_hides_its_id_keeps_all_of_its_kind_and_only_those(filled, sources):
    run(filled, sources)
    (filled / "articles/fi/a.md").unlink()
    put(filled, "articles/muistio.md", "Ei otsaketta.")
    put(filled, "cases/2026.jsonl", case("t-1"))
    report = run(filled, sources)
    assert (report.kept, report.deleted) == (1, 1)
    assert ids(sources) == {"a", "b", "t-1", "p", "q"}


@pytest.mark.parametrize(
    ("files", "second"),
    [
        ({"articles/1.md": article("x"), "articles/2.md": article("x")}, "2.md"),
        ({"articles/1.md": article("x"), "cases/1.jsonl": case("x")}, "1.jsonl"),
        ({"products.yaml": "- {id: x, name: P}", "articles/1.md": article("x")}, "1.md"),
        ({"cases/1.jsonl": case("x"), "cases/2.jsonl": case("x")}, "2.jsonl"),
        ({"products.yaml": "- {id: x, name: P}\n- {id: x, name: Q}"}, "products.yaml"),
    ],
)
def test_a_second_record_of_an_id_is_refused_naming_the_first(files, second, folder, sources):
    for name, content in files.items():
        put(folder, name, content)
    report = run(folder, sources)
    [refusal] = report.refusals
    assert (refusal.path.name, refusal.key, refusal.value) == (second, "id", "x")
    first = next(iter(files)) if len(files) > 1 else "products.yaml"
    assert f"{folder / first}:1 has it" in refusal.expected
    assert ids(sources) == {"x"}


def test_an_id_of_another_origin_is_refused_unless_it_is_taken_over(filled, sources):
    other = Article(id="a", title="T", language="fi", text="API:n teksti.")
    sources.put([preparer().prepare(other)], origin="api")
    report = run(filled, sources)
    [refusal] = report.refusals
    assert (refusal.path.name, refusal.value) == ("a.md", "a")
    assert "'api'" in refusal.expected
    assert "'folder'" in refusal.expected
    assert (report.articles, report.created) == (1, 5)
    assert sources.get("a").text == "API:n teksti."
    assert run(filled, sources, take_over=True).refusals == ()
    assert sources.origin("a") == "folder"


def test_nothing_is_deleted_by_a_folder_that_holds_nothing(filled, sources):
    run(filled, sources)
    shutil.rmtree(filled)
    filled.mkdir()
    report = run(filled, sources)
    assert (report.kept, report.deleted, len(ids(sources))) == (6, 0, 6)
    assert "6 sources of it were kept" in str(report.warnings[0])


@pytest.mark.parametrize("make", [lambda path: None, lambda path: path.write_text("x")])
def test_a_folder_that_is_none_is_refused_with_its_setting(make, tmp_path, sources):
    make(tmp_path / "absent")
    with pytest.raises(BadSettings) as caught:
        run(tmp_path / "absent", sources)
    assert caught.value.setting == "NEUVOJA_KNOWLEDGE"
    assert str(tmp_path / "absent") in str(caught.value)


def test_bare_articles_at_the_top_of_a_folder_are_read(folder, sources):
    put(folder, "palautus.md", article("palautus"))
    put(folder, "ohjeet/maksu.MD", article("maksu"))
    put(folder, "README.md", "Tämä kansio on ohjeille.")
    put(folder, "vanhat.jsonl", case())
    report = run(folder, sources)
    assert (report.articles, report.cases, report.refusals, report.warnings) == (2, 1, (), ())


def test_hidden_files_backups_and_other_formats_are_left_alone(filled, sources):
    put(filled, "articles/.git/x.md", "x")
    put(filled, "articles/.b.md.swp", "x")
    put(filled, "articles/b.md~", "x")
    put(filled, "articles/~$b.md", "x")
    put(filled, "articles/kuva.png", b"\x89PNG")
    put(filled, "articles/ehdot.pdf", b"%PDF-")
    put(filled, "articles/muistio.txt", "x")
    put(filled, "product.yml", "x")
    report = run(filled, sources)
    assert report.refusals == ()
    assert {(each.path.name, each.text.partition(";")[0]) for each in report.warnings} == {
        ("ehdot.pdf", "is not read"),
        ("muistio.txt", "is not read"),
    }


def test_links_are_followed_once_and_loops_end(filled, tmp_path, sources):
    put(tmp_path, "elsewhere/c.md", article("c"))
    (filled / "articles/linked").symlink_to(tmp_path / "elsewhere")
    (filled / "articles/again.md").symlink_to(filled / "articles/fi/a.md")
    (filled / "articles/loop").symlink_to(filled / "articles")
    (filled / "articles/nowhere.md").symlink_to(tmp_path / "nowhere")
    report = run(filled, sources)
    assert report.articles == 3
    assert refusals(report) == [("nowhere.md", None, None)]
    assert "the link points to nothing" in report.refusals[0].expected


def test_what_is_no_file_does_not_hang_the_reading(filled, sources):
    os.mkfifo(filled / "articles/pipe.md")
    assert refusals(run(filled, sources)) == [("pipe.md", None, None)]


@pytest.mark.parametrize(
    ("encoding", "prefix", "warning"),
    [
        ("utf-8-sig", "", "byte-order mark"),
        ("utf-16", "", "is UTF-16"),
        ("utf-32", "", "is UTF-32"),
        ("cp1252", "", "was read as Windows-1252"),
        ("utf-8", "", None),
    ],
)
def test_files_in_other_encodings_are_read_with_a_warning(
    encoding, prefix, warning, folder, sources
):
    text = article("a", body="Eräpäivä on 5 €.").replace("\n", "\r\n")
    put(folder, "articles/a.md", text.encode(encoding))
    report = run(folder, sources)
    assert sources.get("a").text == "Eräpäivä on 5 €."
    assert [warning in str(each) for each in report.warnings] == ([True] if warning else [])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_cases_in_other_encodings_are_read_with_a_warning(encoding, folder, sources):
    said = [{"role": "customer", "text": "Älä pätki."}]
    lines = f"{case('a', messages=said)}\r\n\r\n{case('b', messages=said)}\r\n"
    lines = lines.encode().decode("unicode_escape")
    put(folder, "cases/a.jsonl", lines.encode(encoding))
    report = run(folder, sources)
    assert (report.cases, report.refusals, len(report.warnings)) == (2, (), 1)
    assert sources.get("b").messages[0].text == "Älä pätki."


def test_a_line_that_is_not_text_stops_no_other(folder, sources):
    put(folder, "cases/a.jsonl", f"{case('a')}\n\x00\x01\n".encode() + case("b").encode())
    report = run(folder, sources)
    assert refusals(report) == [("a.jsonl", 2, None)]
    assert ids(sources) == {"a", "b"}


def test_a_file_that_is_far_too_large_is_refused(folder, sources):
    put(folder, "articles/a.md", b"x" * (9 * 1024 * 1024))
    assert "at most 8 MB" in run(folder, sources).refusals[0].expected


def test_links_between_records_that_lead_nowhere_are_warned_of(folder, sources):
    put(folder, "articles/a.md", article("a", translation_of="b"))
    put(folder, "articles/b.md", article("b", translation_of="zz"))
    put(folder, "articles/c.md", article("c", products="[p, pp]"))
    assert [each.path.name for each in run(folder, sources).warnings] == ["b.md"]
    put(folder, "products.yaml", "- {id: p, name: P, owns_excludes: [p, qq]}\n")
    assert [(each.path.name, each.key, each.text) for each in run(folder, sources).warnings] == [
        ("products.yaml", "owns_excludes", "there is no product 'qq'"),
        ("b.md", "translation_of", "there is no article 'zz'"),
        ("c.md", "products", "there is no product 'pp'"),
    ]


def test_a_record_that_is_refused_only_when_prepared_does_not_stop_the_others(filled, sources):
    put(filled, "articles/script.md", article("s", body="<script>alert(1)</script>"))
    report = run(filled, sources)
    assert refusals(report) == [("script.md", 1, "text")]
    assert report.created == 6


def test_what_is_broken_beside_the_sources_is_reported_too(filled, sources):
    put(filled, "organisation.yaml", "name: A\ntime_zone: Mars\n")
    put(filled, "synonyms.csv", "language,customer_word,our_word,note\nfi,a,b,c\nde,a,b,c\n")
    report = run(filled, sources)
    assert refusals(report) == [
        ("organisation.yaml", 2, "time_zone"),
        ("synonyms.csv", 3, "language"),
    ]
    assert [each.key for each in report.warnings] == ["note"]
    assert (report.created, report.kept) == (6, 0)


def test_progress_is_told_file_by_file(filled, sources):
    told = []
    run(filled, sources, progress=told.append)
    assert sum(told) == count_files(filled) == 4


def test_the_report_reads_well_for_people_and_programs(filled, sources):
    put(filled, "articles/fi/a.md", article("a", updated="2026-99-99", writer="x"))
    report = run(filled, sources)
    assert report.as_line(7).startswith("revision 7: 1 articles, 2 cases, 2 products; 5 new")
    told = json.loads(report.as_json(7))
    assert (told["revision"], told["articles"], told["created"]) == (7, 1, 5)
    [refusal] = told["refusals"]
    assert (refusal["line"], refusal["key"]) == (5, "updated")
    assert refusal["text"].endswith("is not usable; expected a day such as 2026-11-22")


def test_what_was_read_is_there_after_a_restart(filled, tmp_path):
    with open_sources(tmp_path / "own") as sources:
        run(filled, sources)
    with open_sources(tmp_path / "own") as sources:
        assert run(filled, sources).unchanged == 6


def test_the_demo_organisation_is_read_without_a_refusal(sources):
    report = run(Path(__file__).parents[2] / "knowledge", sources)
    assert report.refusals == ()
    assert report.articles >= 30
