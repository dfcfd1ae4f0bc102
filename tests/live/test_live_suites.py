"""English contacts of the suites, end to end by a real model: what arrives holds.

A model this small shows the way, not the quality: most of what it writes falls at the checks.
"""

import json
import shutil

import pytest
import yaml
from click.testing import CliRunner

from neuvoja.cli.main import main
from neuvoja.evaluation.run_folder import RunFolder

pytestmark = [pytest.mark.live, pytest.mark.timeout(1_500)]

CONTACTS = 2
"""Of each suite; a model of this size takes some seconds for each."""

DEADLINE_S = 45
SLACK_S = 15


def english(item):
    return "en" in (item.get("language"), *item.get("slice", ()))


def lessened(suite, folder):
    """A suite of some English items of another, with the organisations that they are about."""
    lines = (suite / "items.jsonl").read_text(encoding="utf-8").splitlines()
    items = [item for item in map(json.loads, lines) if english(item)][:CONTACTS]
    header = yaml.safe_load((suite / "suite.yaml").read_text(encoding="utf-8"))
    folder.mkdir()
    text = yaml.safe_dump(header | {"items": len(items)}, allow_unicode=True)
    (folder / "suite.yaml").write_text(text, encoding="utf-8")
    kept = "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in items)
    (folder / "items.jsonl").write_text(kept, encoding="utf-8")
    shutil.copytree(suite.parent.parent / "organisations", folder / "organisations")
    return folder


@pytest.fixture(scope="module", params=["reply", "summary", "opportunities", "hand_over"])
def task(request):
    return request.param


@pytest.fixture(scope="module")
def answers(task, small_model, project, tmp_path_factory):
    top = tmp_path_factory.mktemp(task)
    suite = lessened(project / "eval" / "suites" / task, top / "suite")
    environment = {
        "NEUVOJA_DATA": str(top / "var"),
        "NEUVOJA_CHAT_BASE_URL": small_model.url,
        "NEUVOJA_CHAT_MODEL": "smollm2",
        "NEUVOJA_CHAT_DEADLINE_S": str(DEADLINE_S),
        "NEUVOJA_CHAT_FIRST_TOKEN_S": str(DEADLINE_S),
        "NEUVOJA_CHAT_TOKENS_REQUEST": "7000",
    }
    told = ["run", suite, "--out", top / "run", "--engine", "generative", "--no-baselines"]
    done = CliRunner(env=environment).invoke(main, ["eval", *map(str, told)])
    assert done.exit_code == 0, done.output
    made = tuple(RunFolder.open(top / "run").answers().values())
    assert len(made) == CONTACTS
    return made


def test_every_contact_gets_its_answer_within_the_deadline(answers):
    for each in answers:
        assert each.error is None and each.suggestion is not None, each.error
        assert each.latency_ms <= (DEADLINE_S + SLACK_S) * 1_000


def test_the_model_was_asked_and_what_it_took_is_known(answers, task):
    calls = [call for each in answers for call in each.calls]
    assert all(call.model == "smollm2" and call.read > 0 for call in calls)
    assert calls or task == "opportunities", "where nothing may be offered, nothing is phrased"


def test_no_sentence_that_nothing_carries_and_no_source_that_was_not_offered_arrives(answers):
    for each in answers:
        reply, numbers = each.suggestion.reply, {source.n for source in each.suggestion.sources}
        for sentence in reply.sentences if reply else ():
            assert set(sentence.cites) <= numbers
            assert sentence.support != "unsupported" or sentence.text not in reply.text
