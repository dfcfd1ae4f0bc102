"""Suites and rankings in other people's forms."""

import json

import ir_measures
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuvoja.domain.errors import BrokenRecord, UnreadableFile
from neuvoja.evaluation.errors import FolderTaken, NoKnownQuery
from neuvoja.evaluation.figures import score_run
from neuvoja.evaluation.labels import checked
from neuvoja.evaluation.outside.beir import is_beir, read_beir
from neuvoja.evaluation.outside.judgements import graded
from neuvoja.evaluation.outside.public import PUBLIC, read_public
from neuvoja.evaluation.outside.trec import read_trec, trec_run
from neuvoja.evaluation.report.chapter import chapter
from neuvoja.evaluation.report.write import write_report

CORPUS = (
    {"_id": "d1", "title": "Laskun eräpäivä", "text": "Lasku erääntyy 14 päivän kuluttua."},
    {"_id": "d2", "title": "", "text": "Muutosta ilmoitetaan viikkoa ennen muuttopäivää."},
    {"_id": "3", "text": "Kuituliittymä maksaa 29,90 euroa kuussa."},
)
QUERIES = (
    {"_id": "q1", "text": "milloin lasku erääntyy"},
    {"_id": "q2", "text": "miten muutosta ilmoitetaan"},
    {"_id": "q3", "text": "ei arvioitu"},
)
QRELS = "query-id\tcorpus-id\tscore\nq1\td1\t1\nq2\td2\t1\nq2\t3\t0\n"


def write_jsonl(path, records):
    path.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in records))


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "koe-beir"
    (made / "qrels").mkdir(parents=True)
    write_jsonl(made / "corpus.jsonl", CORPUS)
    write_jsonl(made / "queries.jsonl", QUERIES)
    (made / "qrels" / "test.tsv").write_text(QRELS)
    return made


def relevant(suite):
    return {item.id: dict(item.relevant) for item in suite.items}


def test_a_folder_in_beir_form_is_a_suite_over_its_corpus(folder, tmp_path):
    assert is_beir(folder)
    suite = checked(read_beir(folder, tmp_path / "shelf"))
    assert relevant(suite) == {"q1": {"d1": 2}, "q2": {"d2": 2}}
    assert (suite.header.name, suite.header.items) == ("koe-beir", 2)
    assert {item.language for item in suite.items} == {"fi"}
    [knowledge] = suite.knowledge.values()
    assert len(list(knowledge.rglob("*.md"))) == 3


def test_a_corpus_is_made_into_a_folder_once(folder, tmp_path):
    first = read_beir(folder, tmp_path / "shelf").knowledge
    assert read_beir(folder, tmp_path / "shelf").knowledge == first
    write_jsonl(folder / "corpus.jsonl", CORPUS[:2])
    (folder / "qrels" / "test.tsv").write_text("q1\td1\t1\n")
    assert read_beir(folder, tmp_path / "shelf").knowledge != first


def test_another_split_is_read_where_it_is_asked_for_or_alone(folder, tmp_path):
    (folder / "qrels" / "dev.tsv").write_text("q3\t3\t2\nq3\td1\t1\n")
    assert relevant(read_beir(folder, tmp_path, split="dev")) == {"q3": {"3": 2, "d1": 1}}
    (folder / "qrels" / "test.tsv").unlink()
    assert relevant(read_beir(folder, tmp_path)) == {"q3": {"3": 2, "d1": 1}}
    (folder / "qrels" / "train.tsv").write_text("q1\td1\t1\n")
    with pytest.raises(UnreadableFile, match="dev, train"):
        read_beir(folder, tmp_path)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_heading_a_byte_order_mark_and_ends_of_lines_do_not_matter(folder, tmp_path, end):
    plain = relevant(read_beir(folder, tmp_path / "shelf"))
    path = folder / "qrels" / "test.tsv"
    path.write_bytes(b"\xef\xbb\xbf" + QRELS.split("\n", 1)[1].replace("\n", end).encode())
    assert relevant(read_beir(folder, tmp_path / "shelf")) == plain


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("q1\tolematon\t1", "corpus-id"),
        ("q1\td1", "tabs"),
        ("q1\td1\tmonta", "whole score"),
        ("q1\td1\t1.5", "whole score"),
        ("q1\td1\t²", "whole score"),
        ("q1 d1 1", "tabs"),
    ],
)
def test_a_broken_judgement_is_named_by_line(folder, tmp_path, line, words):
    (folder / "qrels" / "test.tsv").write_text(QRELS + line + "\n")
    with pytest.raises(BrokenRecord, match=words) as caught:
        read_beir(folder, tmp_path / "shelf")
    assert caught.value.line == 5


@pytest.mark.parametrize("name", ["corpus.jsonl", "queries.jsonl"])
@pytest.mark.parametrize("line", ["{", "3", '{"_id": "x"}', '{"text": "x"}'])
def test_a_broken_record_is_named_by_line(folder, tmp_path, name, line):
    with (folder / name).open("a") as file:
        file.write(line + "\n")
    with pytest.raises(BrokenRecord) as caught:
        read_beir(folder, tmp_path / "shelf")
    assert (caught.value.path.name, caught.value.line) == (name, 4)


def test_a_question_without_words_is_named_by_line(folder, tmp_path):
    write_jsonl(folder / "queries.jsonl", [QUERIES[0], {"_id": "q2", "text": ""}])
    with pytest.raises(BrokenRecord) as caught:
        read_beir(folder, tmp_path / "shelf")
    assert (caught.value.line, caught.value.key) == (2, "text")


def test_ids_longer_than_ours_may_be_are_shortened_alike_everywhere(folder, tmp_path):
    long, query = "https://example.org/" + "ö" * 300, "q" * 250
    other = long + "2"
    write_jsonl(
        folder / "corpus.jsonl", [{"_id": each, "text": "Lasku."} for each in (long, other)]
    )
    write_jsonl(folder / "queries.jsonl", [{"_id": query, "text": "lasku"}])
    (folder / "qrels" / "test.tsv").write_text(f"{query}\t{long}\t1\n")
    suite = checked(read_beir(folder, tmp_path / "shelf"))
    [item] = suite.items
    assert len(item.id) <= 200
    assert len(suite.originals["corpus"]) == 2
    assert next(iter(item.relevant)) in suite.originals["corpus"]


@pytest.mark.parametrize("empty", ["corpus.jsonl", "queries.jsonl", "qrels/test.tsv"])
def test_an_empty_file_is_refused(folder, tmp_path, empty):
    (folder / empty).write_text("")
    with pytest.raises((UnreadableFile, BrokenRecord)):
        read_beir(folder, tmp_path / "shelf")


def test_judgements_are_graded_by_their_scale():
    assert graded([("q", "a", 1), ("q", "b", 0), ("p", "a", 0)]) == {"q": {"a": 2}, "p": {}}
    assert graded([("q", "a", 1), ("q", "b", 5), ("q", "c", -1)]) == {"q": {"a": 1, "b": 3}}
    assert graded([]) == {}


@given(
    st.lists(
        st.tuples(st.sampled_from("qp"), st.sampled_from("abc"), st.integers(-2, 9)), max_size=9
    )
)
def test_grades_are_from_one_to_three_and_no_query_is_lost(rows):
    found = graded(rows)
    assert found.keys() == {query for query, _, _ in rows}
    assert all(1 <= grade <= 3 for grades in found.values() for grade in grades.values())


TREC_QRELS = "q1 0 d1 3\nq1 0 d2 1\nq2 0 d3 2\n\nq3 0 d1 2\n"
TREC_RUN = "q1 Q0 d2 1 9.5 eka\nq1 Q0 d1 2 9.25 eka\nq2 Q0 d3 1 -3 eka\nq9 Q0 d1 1 1 eka\n"
OTHER_RUN = "q1\tQ0\td1\t1\t2\teka\nq3\tQ0\td1\t1\t2\teka\n"


@pytest.fixture
def trec(tmp_path):
    paths = [tmp_path / name for name in ("koe.qrels", "eka.run", "toka.run")]
    for path, text in zip(paths, (TREC_QRELS, TREC_RUN, OTHER_RUN), strict=True):
        path.write_text(text)
    return paths


def test_rankings_made_elsewhere_are_scored_as_ir_measures_scores_them(trec, tmp_path):
    qrels, run, other = trec
    found = score_run(read_trec(qrels, [run, other], tmp_path / "out"))
    measure = ir_measures.nDCG @ 10
    for path, system in ((run, "neuvoja"), (other, "eka (toka.run)")):
        theirs = ir_measures.calc_aggregate(
            [measure], ir_measures.read_trec_qrels(str(qrels)), ir_measures.read_trec_run(str(path))
        )
        figure = found.figures.find("nDCG@10", system=system)
        assert figure.value == pytest.approx(theirs[measure])
        assert figure.n == 3


def test_a_run_goes_out_in_trec_form_and_comes_in_the_same(trec, tmp_path):
    qrels, run, _ = trec
    first = read_trec(qrels, [run], tmp_path / "a")
    (tmp_path / "again.run").write_text("\n".join(trec_run(first.answers(), "eka")) + "\n")
    again = read_trec(qrels, [tmp_path / "again.run"], tmp_path / "b")
    assert again.answers() == first.answers()
    assert score_run(again).figures == score_run(first).figures


def test_two_runs_of_one_tag_stand_side_by_side(trec, tmp_path):
    qrels, run, other = trec
    found = score_run(read_trec(qrels, [run, other, other], tmp_path / "out"))
    systems = {each.system for each in found.shown.figures}
    assert systems == {"eka", "eka (toka.run)", "eka (toka.run) 2"}
    page = write_report("md", [chapter(found)])
    assert "| nDCG@10 | eka |" in page
    assert "neuvoja" not in page


def test_outside_judgements_count_from_grade_one_as_trec_eval_has_it(trec, tmp_path):
    qrels, run, _ = trec
    found = score_run(read_trec(qrels, [run], tmp_path / "out"))
    wanted = {
        "MRR@10": ir_measures.RR @ 10,
        "Recall@5": ir_measures.R @ 5,
        "Success@1": ir_measures.Success @ 1,
    }
    theirs = ir_measures.calc_aggregate(
        wanted.values(),
        ir_measures.read_trec_qrels(str(qrels)),
        ir_measures.read_trec_run(str(run)),
    )
    for name, measure in wanted.items():
        assert found.figures.find(name).value == pytest.approx(theirs[measure])
    assert found.figures.find("Success@1").value == pytest.approx(2 / 3)
    assert "grade 1 or more" in found.metrics["MRR@10"].meaning


def test_a_run_without_any_judged_query_and_a_taken_folder_are_refused(trec, tmp_path):
    qrels, run, _ = trec
    run.write_text("x1 Q0 d1 1 2 eka\n")
    with pytest.raises(NoKnownQuery, match="x1"):
        read_trec(qrels, [run], tmp_path / "out")
    assert not (tmp_path / "out").exists()
    run.write_text(TREC_RUN)
    read_trec(qrels, [run], tmp_path / "out")
    with pytest.raises(FolderTaken, match="--out"):
        read_trec(qrels, [run], tmp_path / "out")


def test_a_query_id_that_stands_twice_is_named_by_file_and_line(folder, tmp_path):
    write_jsonl(folder / "queries.jsonl", [*QUERIES, QUERIES[0]])
    with pytest.raises(BrokenRecord, match="line 1 has it") as caught:
        read_beir(folder, tmp_path / "shelf")
    assert (caught.value.path.name, caught.value.line) == ("queries.jsonl", 4)


@pytest.mark.parametrize(
    ("number", "line"),
    [
        (0, "q1 0 d1"),
        (0, "q1 0 d1 yksi"),
        (0, "q1 0 d1 1.5"),
        (1, "q1 Q0 d1 1 1"),
        (1, "q1 Q0 d1 1 nan t"),
        (1, "q1 Q0 d1 1 inf t"),
        (1, "q1 Q0 d1 1 paljon t"),
    ],
)
def test_a_broken_line_is_named(trec, tmp_path, number, line):
    with trec[number].open("a") as file:
        file.write(line + "\n")
    with pytest.raises(BrokenRecord) as caught:
        read_trec(trec[0], [trec[1]], tmp_path / "out")
    assert caught.value.path == trec[number]
    assert caught.value.line == len(trec[number].read_text().splitlines())
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("number", [0, 1])
def test_a_file_that_is_empty_or_not_there_is_named(trec, tmp_path, number):
    for ruin in (lambda path: path.write_text("\n"), lambda path: path.unlink()):
        ruin(trec[number])
        with pytest.raises(UnreadableFile, match=trec[number].name):
            read_trec(trec[0], [trec[1]], tmp_path / "out")


def test_names_with_spaces_do_not_break_the_columns():
    from neuvoja.evaluation.run_folder import Answer

    answers = {"eka kysymys": Answer(id="x", rankings={"neuvoja": (("ohje 1", 2.0),)})}
    assert list(trec_run(answers, "oma ajo")) == ["eka_kysymys Q0 ohje_1 1 2.0 oma_ajo"]


@pytest.mark.shared
@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_set_is_a_suite(name, shared_data, tmp_path):
    suite = read_public(name, shared_data, tmp_path / "shelf")
    assert len(suite.items) == suite.header.items > 50
    assert len({item.id for item in suite.items}) == len(suite.items)
    assert suite.sha == read_public(name, shared_data, tmp_path / "shelf").sha


@pytest.mark.shared
@pytest.mark.parametrize("name", ["begin-test_wow", "fi-pii", "turku-ner"])
def test_a_public_set_without_a_corpus_needs_no_knowledge(name, shared_data, tmp_path):
    suite = checked(read_public(name, shared_data, tmp_path / "shelf"))
    [knowledge] = suite.knowledge.values()
    assert not any(knowledge.iterdir())


def test_a_public_set_that_is_not_there_is_named(tmp_path):
    for name in ("bc-docs-fi-fi", "begin-dev_wow", "turku-ner", "fi-pii"):
        with pytest.raises(UnreadableFile, match=str(tmp_path)):
            read_public(name, tmp_path, tmp_path / "shelf")
