"""The chat model that the settings choose."""

import subprocess
import sys

import anyio
import pytest

from neuvoja.domain.errors import BadSettings, ModelRefused, ModelUnavailable
from neuvoja.evaluation.recording import Recorded, Replayed
from neuvoja.settings import Settings
from neuvoja.vendors.breaker import Breaker
from neuvoja.wiring.chat import open_chat, open_counter, try_chat

NOWHERE = {"chat_base_url": "http://127.0.0.1:1", "chat_model": "m", "chat_retries": 0}


def test_a_service_needs_a_model_and_a_model_a_service():
    with pytest.raises(BadSettings, match="NEUVOJA_CHAT_MODEL"):
        open_chat(Settings.read(chat_base_url="http://127.0.0.1:1"))
    with pytest.raises(BadSettings, match="NEUVOJA_CHAT_BASE_URL"):
        open_chat(Settings.read(chat_model="m"))


def test_a_model_is_guarded_and_recorded_where_that_is_wanted(tmp_path):
    assert isinstance(open_chat(Settings.read(**NOWHERE)), Breaker)
    recorded = open_chat(Settings.read(**NOWHERE, chat_record=tmp_path))
    assert isinstance(recorded, Recorded) and recorded.name == "m"


def test_a_recording_goes_before_a_service(tmp_path):
    assert isinstance(open_chat(Settings.read(**NOWHERE, chat_replay=tmp_path)), Replayed)


def test_a_service_that_is_away_fails_within_the_time_it_is_given():
    with pytest.raises(ModelUnavailable, match=r"127\.0\.0\.1:1"):
        anyio.run(try_chat, Settings.read(**NOWHERE))


def test_the_key_is_in_no_error():
    settings = Settings.read(**NOWHERE, chat_api_key="very-secret")
    with pytest.raises((ModelUnavailable, ModelRefused)) as caught:
        anyio.run(try_chat, settings)
    assert "very-secret" not in str(caught.value)


def test_an_unknown_models_tokens_are_estimated():
    assert not open_counter(Settings.read(**NOWHERE)).exact


def test_what_is_not_asked_costs_no_start_up_time():
    """LangChain and openai take more than a second to import."""
    program = "import sys, neuvoja.wiring.chat; print('langchain_openai' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout == "False\n"
