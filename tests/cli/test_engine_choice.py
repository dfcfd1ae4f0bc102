"""Which engine answers is chosen by the settings, or by `--engine`."""

import json

import pytest

from neuvoja.settings import Settings

MOVING = "Milloin sähkösopimuksen muutosta pitää ilmoittaa?"


@pytest.fixture
def configured(monkeypatch, tmp_path):
    """A model that nobody has recorded: it refuses whatever is asked."""
    monkeypatch.setenv("NEUVOJA_CHAT_MODEL", "m")
    monkeypatch.setenv("NEUVOJA_CHAT_REPLAY", str(tmp_path / "recorded"))


def answer(run, *options):
    result = run("reply", "--json", *options, given=MOVING)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_without_a_model_the_extractive_engine_answers(run):
    assert answer(run)["engine"] == "extractive"


def test_a_generative_engine_without_a_model_says_which_setting_is_missing(run):
    result = run("reply", "--engine", "generative", given=MOVING)
    assert result.exit_code == 1
    assert "NEUVOJA_CHAT_MODEL" in result.stderr


def test_with_a_model_the_generative_engine_answers_and_falls_as_it_must(run, configured):
    told = answer(run)
    assert told["engine"] == "generative"
    assert told["reply"]["status"] == "drafted"
    assert "fallback" in [each["code"] for each in told["notices"]]


def test_with_a_model_the_extractive_engine_can_be_asked_for(run, configured):
    told = answer(run, "--engine", "extractive")
    assert told["engine"] == "extractive"
    assert told["notices"] == []


@pytest.mark.parametrize(
    ("chosen", "engine"),
    [
        ({}, "extractive"),
        ({"chat_model": "m"}, "extractive"),
        ({"chat_model": "m", "chat_base_url": "http://localhost:1"}, "generative"),
        ({"chat_model": "m", "chat_replay": "recorded"}, "generative"),
        ({"chat_base_url": "http://localhost:1"}, "generative"),
        ({"chat_base_url": "http://localhost:1", "engine": "extractive"}, "extractive"),
    ],
)
def test_a_service_or_a_recording_makes_it_generative(chosen, engine):
    assert Settings.read(**chosen).engine_chosen == engine
