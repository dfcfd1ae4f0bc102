"""A process of its own that checks what a model writes."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from contextlib import nullcontext

import psutil
import pytest

from given import conversation
from neuvoja.domain.suggestion import Request
from neuvoja.settings import Settings
from neuvoja.wiring import engines, open_services
from scripted_chat import ScriptedChat

LONGEST_S = 60
ANSWER = "Muutosta ilmoitetaan viimeistään 14 päivää ennen muuttoa [1]. Se maksaa 500 euroa [1]."


def quiet(title, total):
    return nullcontext(lambda done: None)


@pytest.fixture(scope="module")
def services(tmp_path_factory):
    top = tmp_path_factory.mktemp("apart")
    folder = top / "knowledge" / "articles"
    folder.mkdir(parents=True)
    header = "---\nid: muutto\ntitle: Muutto\nlanguage: fi\n---"
    told = "Muutosta ilmoitetaan viimeistään 14 päivää ennen muuttoa. Ilmoitus on maksuton."
    (folder / "muutto.md").write_text(f"{header}\n\n{told}\n")
    settings = Settings.read(knowledge=top / "knowledge", data=top / "var")
    # What is no summary, and no brief, falls to the engine beneath, which is asked over there too.
    said = {"reply": ANSWER, "rewrite": "1: DROP", "summary": "?", "hand_over": "?"}
    chat = ScriptedChat(said | {"opportunities": "?"})
    with open_services(settings, chat=chat) as opened, opened.serving(quiet):
        yield opened


@pytest.fixture
def process(services):
    """The process, once it can be asked."""
    return psutil.Process(_there(services))


def _there(services, but=None):
    until = time.monotonic() + LONGEST_S
    while time.monotonic() < until:
        if (line := services.answering.apart._line) is not None:
            (pid,) = line._process._processes
            if pid != but:
                return pid
        time.sleep(0.05)
    raise TimeoutError("the process that checks did not start")


def asked(services, want=("reply",)):
    text = "Milloin muutosta pitää ilmoittaa ja mitä se maksaa? Haluan puhua esimiehelle."
    request = Request(conversation=conversation(text), want=want)
    return asyncio.run(services.assistant.assist(request))


def test_what_a_model_writes_is_checked_over_there(services, process):
    before = process.cpu_times().user
    suggestion = asked(services)
    assert process.cpu_times().user > before
    cited = [each.text for each in suggestion.reply.sentences if each.cites]
    assert cited == ["Muutosta ilmoitetaan viimeistään 14 päivää ennen muuttoa."]


def test_threads_write_the_very_same(services, process, monkeypatch):
    every = "reply", "summary", "opportunities"
    there = asked(services, every)
    monkeypatch.setattr(services.answering.apart, "_line", None)
    here = asked(services, every)
    assert here.model_copy(update={"id": there.id}) == there
    assert here.reply and here.summary


def test_what_is_counted_of_an_answer_is_counted_here(services, process):
    calls = []
    services.watch = lambda suggestion, made: calls.extend(made)
    asked(services)
    assert [each.prompt.split("/")[0] for each in calls] == ["reply", "rewrite"]


def test_a_process_that_dies_is_replaced_and_costs_no_answer(services, process, caplog):
    process.kill()
    assert asked(services).reply.status == "drafted"
    assert "started anew" in caplog.text
    assert _there(services, but=process.pid) != process.pid
    assert asked(services).reply.status == "drafted"


def test_it_gives_way_to_who_serves(process):
    assert process.nice() > psutil.Process().nice()


def test_one_processor_is_not_shared(services, monkeypatch):
    monkeypatch.setattr(engines, "cpu_count", lambda: 1)
    started = []
    monkeypatch.setattr(services.answering.apart, "start", lambda *_: started.append(1))
    with services.answering.serving(services.settings):
        assert not started


PROGRAM = """
import sys, time
from contextlib import nullcontext
from neuvoja.settings import Settings
from neuvoja.wiring import open_services
from scripted_chat import ScriptedChat

if __name__ == "__main__":
    settings = Settings.read(knowledge=sys.argv[1], data=sys.argv[2])
    quiet = lambda title, total: nullcontext(lambda done: None)
    with open_services(settings, chat=ScriptedChat("x")) as services, services.serving(quiet):
        while services.answering.apart._line is None:
            time.sleep(0.05)
        print(*services.answering.apart._line._process._processes, flush=True)
        time.sleep(60)
"""


def test_it_ends_when_who_started_it_is_killed(services, tmp_path):
    data, knowledge = tmp_path / "var", services.settings.knowledge
    command = [sys.executable, "-c", PROGRAM, str(knowledge), str(data)]
    path = os.pathsep.join(each for each in sys.path if each)
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": path}
    ) as parent:
        child = psutil.Process(int(parent.stdout.readline()))
        parent.send_signal(signal.SIGKILL)
        child.wait(LONGEST_S)
    assert not child.is_running()
