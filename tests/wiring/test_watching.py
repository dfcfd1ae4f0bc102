"""Who watches is told of a suggestion before it is handed out."""

import gc

import anyio

from neuvoja.domain.suggestion import Request
from neuvoja.settings import Settings
from neuvoja.wiring import open_services

MOVING = {
    "channel": "chat",
    "messages": [{"role": "customer", "text": "Miten muutto ilmoitetaan?"}],
}


def test_a_whole_answer_is_told_of_before_it_comes(tmp_path):
    (tmp_path / "knowledge").mkdir()
    settings = Settings.read(knowledge=tmp_path / "knowledge", data=tmp_path / "var")
    told = []

    async def asked(services):
        gc.disable()
        try:
            suggestion = await services.assistant.assist(Request(conversation=MOVING))
            assert told == [suggestion.id]
        finally:
            gc.enable()

    with open_services(settings) as services:
        services.watch = lambda suggestion, calls: told.append(suggestion.id)
        anyio.run(asked, services)
