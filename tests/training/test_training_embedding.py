"""What the training of the embedding reads and counts; the training itself is `make embedding`."""

import gzip
import json
from collections import Counter

import numpy as np
import pytest

from neuvoja.domain.errors import UnreadableFile
from training.embedding.aligned import read_sections, read_segments
from training.embedding.vocabulary import Ragged, Reader, choose

SEGMENT = {"fi": "Lasku", "sv": "Faktura", "en": "Invoice", "src": "test"}


def written(folder, *rows, name="segments.jsonl.gz"):
    with gzip.open(folder / name, "wt", encoding="utf-8") as lines:
        lines.writelines(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows)
    return folder


def test_segments_are_read_with_the_languages_that_they_have(tmp_path):
    folder = written(tmp_path, SEGMENT, {"fi": "Hinta", "en": "Price", "src": "test"})
    assert [each.texts for each in read_segments(folder)] == [
        ("Lasku", "Faktura", "Invoice"),
        ("Hinta", None, "Price"),
    ]


@pytest.mark.parametrize("missing", ["fi", "sv", "en"])
def test_a_folder_without_one_of_the_languages_is_refused(tmp_path, missing):
    row = {key: value for key, value in SEGMENT.items() if key != missing}
    with pytest.raises(UnreadableFile, match=f"no segment is there in both .*{missing}"):
        read_segments(written(tmp_path, row, row))


def test_a_broken_line_is_named(tmp_path):
    with pytest.raises(UnreadableFile, match=r"segments\.jsonl\.gz:2: it is no JSON"):
        read_segments(written(tmp_path, SEGMENT, '{"fi": '))


def test_a_file_that_is_cut_off_or_missing_is_named(tmp_path):
    with pytest.raises(UnreadableFile, match="cannot be read"):
        read_segments(tmp_path)
    path = written(tmp_path, *[SEGMENT] * 500) / "segments.jsonl.gz"
    path.write_bytes(path.read_bytes()[:-12])
    with pytest.raises(UnreadableFile, match="cannot be read"):
        read_segments(tmp_path)


def test_sections_may_be_missing(tmp_path):
    assert read_sections(tmp_path) == []
    row = {"h_fi": "Otsikko", "t_fi": "Sivu", "b_fi": "Teksti", "src": "test"}
    [section] = read_sections(written(tmp_path, row, name="sections.jsonl.gz"))
    assert (section.headings[0], section.titles[0], section.bodies) == (
        "Otsikko",
        "Sivu",
        ("Teksti", None, None),
    )


def test_some_rows_are_taken_in_the_order_asked_for():
    taken = Ragged.of([[1, 2], [], [3]]).take(np.array([2, 1, 0, 2]))
    assert taken.values.tolist() == [3, 1, 2, 3]
    assert taken.lengths.tolist() == [1, 0, 2, 1]


def test_the_words_said_most_come_first_and_count_least():
    vocabulary = choose([Counter(ja=90, lasku=10), Counter(och=50, faktura=50)], words=3, grams=4)
    assert vocabulary.names[:3] == ["=ja", "=faktura", "=och"]
    assert len(vocabulary.names) == 7
    assert vocabulary.weight_of("ja") < vocabulary.weight_of("och") < vocabulary.weight_of("lasku")
    assert vocabulary.weight_of("lasku") == 1.0


def test_a_word_is_numbered_once_whatever_its_case():
    reader = Reader()
    assert reader.read(["Lasku, lasku", "", "LASKU hinta"]).values.tolist() == [0, 0, 0, 1]
