from pathlib import Path

import pytest

from neuvoja.domain.errors import BadSettings
from neuvoja.settings import Settings

PROJECT = Path(__file__).parent.parent
EXAMPLE = PROJECT / ".env.example"


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)


def example():
    """What `.env.example` must hold."""
    lines = []
    for name, field in Settings.model_fields.items():
        default = field.default
        shown = "" if default in (None, ()) else str(default)
        lines += [f"# {field.description}", f"#NEUVOJA_{name.upper()}={shown}", ""]
    return "\n".join(lines)


def test_every_setting_has_a_working_default():
    settings = Settings.read()
    assert settings.knowledge == Path("knowledge")
    assert settings.port == 8080
    assert settings.api_keys == ()


def test_the_environment_decides_and_an_option_goes_before_it(monkeypatch):
    monkeypatch.setenv("NEUVOJA_PORT", "9000")
    assert Settings.read().port == 9000
    assert Settings.read(port=9001).port == 9001


def test_a_dotenv_file_is_read(tmp_path):
    (tmp_path / ".env").write_text("NEUVOJA_KNOWLEDGE=ohjeet\nSOMETHING_ELSE=1\n")
    assert Settings.read().knowledge == Path("ohjeet")


def test_keys_are_separated_by_commas(monkeypatch):
    monkeypatch.setenv("NEUVOJA_API_KEYS", "one, two,")
    assert [key.get_secret_value() for key in Settings.read().api_keys] == ["one", "two"]


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("http://model:8000", "http://model:8000/v1"),
        ("http://model:8000/", "http://model:8000/v1"),
        ("https://model/?api-version=1", "https://model/v1?api-version=1"),
        ("http://model:8000/openai/deployments/x", "http://model:8000/openai/deployments/x"),
        (None, None),
    ],
)
def test_a_base_url_without_a_path_gets_v1(given, used):
    assert Settings.read(chat_base_url=given).chat_endpoint == used


@pytest.mark.parametrize(
    ("name", "value"),
    [("NEUVOJA_PORT", "many"), ("NEUVOJA_PORT", "70000"), ("NEUVOJA_CHAT_BASE_URL", "model:8000")],
)
def test_a_value_that_cannot_be_used_is_named(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSettings, match=name) as caught:
        Settings.read()
    assert caught.value.value == value


def test_a_key_is_never_shown(monkeypatch):
    monkeypatch.setenv("NEUVOJA_API_KEYS", "hunter2")
    assert "hunter2" not in repr(Settings.read())


def test_the_example_file_names_every_setting_with_its_meaning():
    assert EXAMPLE.read_text(encoding="utf-8") == example()
