"""`neuvoja embedding adapt`, as a user would run it."""

import pytest

from neuvoja.language.embedding.static_embedding import StaticEmbedder
from neuvoja.language.embedding.static_table import read_table

GLOSSARY = "fi,sv,en\nmuuttoilmoitus,flyttanmälan,moving notice\nloppulasku,slutfaktura,\n"


@pytest.fixture
def adapted(run, place):
    (place / "knowledge" / "glossary.csv").write_text(GLOSSARY, encoding="utf-8")
    return run("embedding", "adapt", "--out", "own.bin")


def test_it_writes_a_table_and_prints_its_id(adapted, place):
    assert adapted.exit_code == 0, adapted.output
    assert adapted.stdout.strip() == StaticEmbedder(read_table(place / "own.bin")).model_id
    assert "NEUVOJA_EMBED_TABLE=own.bin" in adapted.stderr


def test_the_table_is_taken_into_use_by_its_setting(adapted, run, monkeypatch):
    monkeypatch.setenv("NEUVOJA_EMBED_TABLE", "own.bin")
    assert run("sync").exit_code == 0
    assert run("search", "muuttoilmoitus").exit_code == 0


def test_a_damaged_table_ends_in_words_and_not_in_other_vectors(adapted, run, place, monkeypatch):
    path = place / "own.bin"
    path.write_bytes(path.read_bytes()[:-1] + b"\x00")
    monkeypatch.setenv("NEUVOJA_EMBED_TABLE", "own.bin")
    for command in (["sync"], ["search", "muutto"]):
        failed = run(*command)
        assert failed.exit_code == 1
        assert "own.bin is not usable: its content is not what was written" in failed.stderr


def test_a_folder_without_translations_or_terms_is_refused(run, place):
    (place / "knowledge" / "products.yaml").unlink()
    failed = run("embedding", "adapt", "--out", "own.bin")
    assert failed.exit_code == 2
    assert "nothing to learn" in failed.stderr
    assert not (place / "own.bin").exists()


def test_a_file_that_cannot_be_written_is_told(run, place):
    failed = run("embedding", "adapt", "--out", "gone/own.bin")
    assert failed.exit_code == 2
    assert "gone/own.bin: it cannot be written" in failed.stderr


def test_a_folder_that_is_not_there_is_told(run, monkeypatch):
    assert run("embedding", "adapt", "--knowledge", "gone", "--out", "own.bin").exit_code == 2
    monkeypatch.setenv("NEUVOJA_KNOWLEDGE", "gone")
    failed = run("embedding", "adapt", "--out", "own.bin")
    assert failed.exit_code == 1
    assert "NEUVOJA_KNOWLEDGE" in failed.stderr


def test_a_broken_record_is_told_and_the_others_teach(run, place):
    (place / "knowledge" / "articles" / "broken.md").write_text("no header")
    failed = run("embedding", "adapt", "--out", "own.bin")
    assert failed.exit_code == 1
    assert "refused:" in failed.stderr
    assert (place / "own.bin").exists()
