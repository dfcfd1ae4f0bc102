"""A suite that is broken is named by file and line before anything is asked."""

import json

import pytest
from evaluation_samples import QUESTIONS, asked_of, talk, write_organisation, write_suite

from neuvoja.domain.errors import BrokenRecord, UnreadableFile
from neuvoja.evaluation.errors import UnknownLabel
from neuvoja.evaluation.labels import checked
from neuvoja.evaluation.run_folder import RunFolder
from neuvoja.evaluation.suite import read_copy, read_suite, read_thresholds

REPLY = {"conversation": talk("milloin?"), "sources": ["lasku"]}
OFFER = {"conversation": talk("hidas"), "kind": "need", "expect": {"offer": ["kuitu-100"]}}
SAFE = {"conversation": talk("a"), "attack": "none", "carrier": "message"}
SECRET = {"text": "Soita 040 1", "secrets": ["040 1"]}


def read(folder):
    return read_suite(folder, home=folder / "nowhere", organisations=folder / "nowhere")


@pytest.fixture
def folder(tmp_path):
    return write_suite(tmp_path / "koe", "retrieval", QUESTIONS)


def lines(folder, name="items.jsonl"):
    return (folder / name).read_text(encoding="utf-8").splitlines()


def write_lines(folder, lines, name="items.jsonl", end="\n"):
    (folder / name).write_bytes("".join(f"{each}{end}" for each in lines).encode())


def broken(folder):
    with pytest.raises(BrokenRecord) as caught:
        read(folder)
    return caught.value


def test_a_suite_is_read_with_its_own_organisation(folder):
    suite = checked(read(folder))
    assert [item.id for item in suite.items] == ["i0", "i1", "i2", "i3", "i4"]
    assert suite.organisations == ["pieni"]
    assert suite.original("pieni", "lasku") == "lasku"


@pytest.mark.parametrize("what", ["{", "[1]", '"a"', "null", '{"id": 3}', "[" * 100_000])
def test_a_broken_line_is_named_by_file_and_line(folder, what):
    before = lines(folder)
    write_lines(folder, [*before[:2], what, *before[3:]])
    error = broken(folder)
    assert (error.path, error.line) == (folder / "items.jsonl", 3)
    assert str(error).startswith(f"{folder / 'items.jsonl'}:3: ")
    assert len(str(error)) < 1_000


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"text": None}, "text"),
        ({"text": ""}, "text"),
        ({"grade": 3}, "grade"),
        ({"relevant": {"lasku": 4}}, "relevant.lasku"),
        ({"relevant": {"lasku": 0}}, "relevant.lasku"),
        ({"language": "de"}, "language"),
        ({"id": "a\nb"}, "id"),
        ({"id": "a" * 201}, "id"),
    ],
)
def test_a_key_that_is_wrong_or_unknown_is_named(folder, change, key):
    before = [json.loads(each) for each in lines(folder)]
    write_lines(folder, map(json.dumps, [before[0], before[1] | change]))
    error = broken(folder)
    assert (error.line, error.key) == (2, key)


def test_a_second_item_of_the_same_id_is_named_with_the_first(folder):
    before = lines(folder)
    write_lines(folder, [*before, before[1]])
    error = broken(folder)
    assert (error.line, error.key) == (6, "id")
    assert "line 2" in str(error)


@pytest.mark.parametrize("keep", [4, 1])
def test_another_number_of_items_than_declared_is_refused(folder, keep):
    write_lines(folder, lines(folder)[:keep])
    error = broken(folder)
    assert (error.path.name, error.key, error.value) == ("suite.yaml", "items", 5)


@pytest.mark.parametrize("content", ["", "\n \n"])
def test_an_empty_suite_is_refused(folder, content):
    (folder / "items.jsonl").write_text(content)
    with pytest.raises(UnreadableFile, match="empty"):
        read(folder)


@pytest.mark.parametrize("name", ["suite.yaml", "items.jsonl"])
def test_a_file_that_is_not_there_is_named(folder, name):
    (folder / name).unlink()
    with pytest.raises(UnreadableFile, match=name):
        read(folder)


def test_another_encoding_is_named(folder):
    (folder / "items.jsonl").write_bytes('{"id": "ä"}'.encode("latin-1"))
    with pytest.raises(UnreadableFile, match=r"items\.jsonl"):
        read(folder)


@pytest.mark.parametrize(
    "content",
    ["name: [", "- 1", "", "name: a\ntask: b\nitems: 5", "name: a\ntask: reply\nitems: 0", "x: 1"],
)
def test_a_broken_header_is_refused(folder, content):
    (folder / "suite.yaml").write_text(content)
    assert broken(folder).path == folder / "suite.yaml"


def test_a_byte_order_mark_and_other_ends_of_lines_do_not_matter(folder):
    plain = read(folder)
    for name in ("suite.yaml", "items.jsonl"):
        text = (folder / name).read_text().replace("\n", "\r\n")
        (folder / name).write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert read(folder).sha == plain.sha


def test_what_unicode_calls_a_line_end_is_part_of_a_text(tmp_path):
    text = "yksi\u2028kaksi\u0085kolme"
    folder = write_suite(tmp_path / "koe", "redaction", [{"text": text}])
    assert read(folder).items[0].text == text


def test_the_day_may_be_written_without_quotes(folder):
    with (folder / "suite.yaml").open("a") as file:
        file.write("on: 2026-11-22\n")
    assert str(read(folder).header.on) == "2026-11-22"


@pytest.mark.parametrize(
    ("task", "item", "words"),
    [
        ("reply", REPLY | {"abstain": True, "must": [["14"]]}, "must"),
        ("reply", {"conversation": talk("milloin?")}, "sources"),
        ("reply", REPLY | {"must": [[]]}, "must.0"),
        (
            "summary",
            {"conversation": talk("a"), "must": {"reason": [["b"]]}, "empty": ["reason"]},
            "both",
        ),
        ("summary", {"conversation": talk("a"), "must": {"raeson": [["b"]]}}, "raeson"),
        ("summary", {"conversation": talk("a"), "empty": ["lines"]}, "lines"),
        ("opportunities", OFFER | {"expect": {"offer": ["a"], "no_offer": "fault"}}, "not both"),
        ("opportunities", OFFER | {"kind": "fault"}, "need"),
        ("opportunities", OFFER | {"expect": {"no_offer": "bad_mood"}}, "expect.no_offer"),
        ("hand_over", {"conversation": talk("a"), "expect": {}}, "expect.team"),
        ("safety", {"conversation": talk("a"), "attack": "x", "carrier": "letter"}, "carrier"),
        ("safety", {"conversation": talk("a"), "attack": "x", "carrier": "case"}, "forbidden"),
        ("safety", SAFE | {"forbidden": ["a"]}, "forbidden"),
        ("reply", REPLY | {"must": [["a"], ["b", "c"]], "must_not": ["c", "b"]}, "not in both"),
        ("redaction", SECRET | {"keep": ["040 1"]}, "keep"),
        ("redaction", SECRET | {"secrets": ["050"]}, "050"),
        ("language", {"expect": "fi"}, "either"),
        ("language", {"expect": "fi", "text": "a", "conversation": talk("a")}, "either"),
        (
            "grounding",
            {"sentence": "a", "sources": ["a"], "supported": True, "kind": "date"},
            "kind",
        ),
        ("grounding", {"sentence": "a", "sources": [], "supported": True}, "sources"),
    ],
)
def test_labels_that_contradict_themselves_are_refused(tmp_path, task, item, words):
    error = broken(write_suite(tmp_path / "koe", task, [item]))
    assert error.line == 1
    assert words in str(error)


@pytest.mark.parametrize(
    ("task", "item", "other"),
    [
        ("language", {"text": "hej", "expect": "sv"}, {"expect": "fi"}),
        ("retrieval", {"text": "a", "relevant": {"lasku": 3}}, {"relevant": {}}),
        ("opportunities", OFFER, {"kind": "fault", "expect": {"no_offer": "fault"}}),
        (
            "grounding",
            {"sentence": "a", "sources": ["b"], "supported": True},
            {"supported": False, "kind": "date"},
        ),
    ],
)
def test_two_items_that_ask_the_same_must_say_the_same(tmp_path, task, item, other):
    error = broken(write_suite(tmp_path / "koe", task, [item, item, item | other]))
    assert error.value == "i2"
    assert "'i0'" in str(error)
    assert (
        len(read(write_suite(tmp_path / "sama", task, [item, item | {"slice": ["x"]}])).items) == 2
    )
    elsewhere = item | other | {"organisation": "muu"}
    apart = write_suite(tmp_path / "eri", task, [item, elsewhere])
    write_organisation(apart / "organisations" / "muu")
    assert len(read(apart).items) == 2


@pytest.mark.parametrize(
    ("task", "item", "kind", "value"),
    [
        ("retrieval", {"text": "a", "relevant": {"olematon": 3}}, "article", "olematon"),
        ("reply", REPLY | {"sources": ["olematon"]}, "source", "olematon"),
        ("opportunities", OFFER, "product", "kuitu-100"),
        ("hand_over", {"conversation": talk("a"), "expect": {"team": "x"}}, "team", "x"),
        (
            "safety",
            {"conversation": talk("a"), "attack": "a", "carrier": "message", "team": "x"},
            "team",
            "x",
        ),
        (
            "safety",
            {
                "conversation": talk("a"),
                "attack": "a",
                "carrier": "message",
                "forbidden_offers": ["p"],
            },
            "product",
            "p",
        ),
    ],
)
def test_a_label_that_names_what_is_not_there_is_refused(tmp_path, task, item, kind, value):
    suite = read(write_suite(tmp_path / "koe", task, [item]))
    with pytest.raises(UnknownLabel) as caught:
        checked(suite)
    assert (caught.value.item, caught.value.kind, caught.value.value) == ("i0", kind, value)


def test_an_organisation_that_is_not_there_is_named(tmp_path):
    folder = write_suite(tmp_path / "koe", "retrieval", [{"text": "a", "organisation": "muu"}])
    with pytest.raises(UnreadableFile, match="'muu'"):
        read(folder)


def test_labels_given_again_must_be_of_the_suite_and_once_each(folder):
    write_lines(folder, ['{"id": "i0", "relevant": {"lasku": 3}}'], "second.jsonl")
    assert read(folder).second == {"i0": {"relevant": {"lasku": 3}}}
    write_lines(folder, ['{"id": "i0"}', '{"id": "i9"}'], "second.jsonl")
    assert (broken(folder).line, broken(folder).value) == (2, "i9")
    write_lines(folder, ['{"id": "i0"}', '{"id": "i0"}'], "second.jsonl")
    assert (broken(folder).line, broken(folder).value) == (2, "i0")


@pytest.mark.parametrize(
    "content",
    [
        "hard: [{metric: a}]",
        "hard: [{metric: a, at_least: x}]",
        "hard: [{metric: a, at_least: 0.5, at_most: 0.2}]",
        "hard: [{metric: a, atleast: 1}]",
        "hrad: []",
        "hard: {}",
        "- a",
    ],
)
def test_broken_thresholds_are_refused(folder, content):
    (folder / "thresholds.yaml").write_text(content)
    assert broken(folder).path == folder / "thresholds.yaml"


def test_thresholds_that_are_asked_for_must_be_there(tmp_path):
    with pytest.raises(UnreadableFile):
        read_thresholds(tmp_path / "thresholds.yaml")


@pytest.mark.parametrize(
    ("task", "items"),
    [
        ("retrieval", QUESTIONS),
        ("reply", [REPLY, {"conversation": talk("?"), "abstain": True}]),
        ("summary", [{"conversation": talk("a"), "must": {"reason": [["b"]], "resolution": None}}]),
        ("hand_over", [{"conversation": talk("a"), "expect": {"team": None}}]),
        ("opportunities", [{"conversation": talk("a"), "kind": "neutral", "expect": {}}]),
        ("redaction", [{"text": "a\u2028\U0001f600 \u007f: - #"}, SECRET]),
        ("grounding", [{"sentence": "a", "sources": ["b"], "supported": True}]),
        ("language", [{"expect": "sv", "conversation": talk("hej")}]),
    ],
)
def test_the_copy_that_a_run_keeps_is_the_same_suite(tmp_path, task, items):
    suite = read(
        write_suite(tmp_path / "koe", task, items, thresholds={"hard": []}, on="2026-01-02")
    )
    run = RunFolder.begin(tmp_path / "run", suite, asked_of(suite))
    copy = read_copy(run.path / "suite")
    assert copy.items == suite.items
    assert (copy.header, copy.sha, copy.thresholds) == (suite.header, suite.sha, suite.thresholds)


def test_the_items_about_one_organisation_are_a_suite_of_their_own(tmp_path):
    items = [{"text": "a"}, {"text": "b", "organisation": "toinen"}]
    folder = write_suite(tmp_path / "koe", "retrieval", items)
    write_organisation(folder / "organisations" / "toinen")
    suite = read(folder)
    one = suite.only("toinen")
    assert [item.text for item in one.items] == ["b"]
    assert one.header.items == 1
    assert one.sha != suite.sha
    with pytest.raises(UnreadableFile, match="pieni, toinen"):
        suite.only("kolmas")
