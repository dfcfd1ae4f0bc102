from datetime import UTC, datetime

import pytest
from scripted import Scripted

from neuvoja.evaluation.figures import score_run
from neuvoja.evaluation.items import GroundingItem
from neuvoja.evaluation.judging import Judge, Question, agreement, questions
from neuvoja.evaluation.run_folder import Answer, Asked, RunFolder
from neuvoja.evaluation.suite import Header, Suite
from neuvoja.evaluation.thresholds import Thresholds
from neuvoja.prompting.prompt import read_prompt
from neuvoja.settings import packed

pytestmark = pytest.mark.anyio

SOURCE = "Irtisanomisaika on 14 päivää."


def item(number, sentence, *, supported):
    kind = "true" if supported else "number"
    return GroundingItem(
        id=str(number), sentence=sentence, sources=(SOURCE,), supported=supported, kind=kind
    )


@pytest.fixture
def scored(tmp_path):
    """Four sentences; the lexical check is right about three of them."""
    items = [
        item(1, "Irtisanomisaika on 14 päivää.", supported=True),
        item(2, "Irtisanomisaika on 30 päivää.", supported=False),
        item(3, "Sopimus päättyy 14 päivässä.", supported=True),
        item(4, "Irtisanomisaika on 41 päivää.", supported=False),
    ]
    suite = Suite(Header(name="g", task="grounding", items=4), items, Thresholds())
    now = datetime(2026, 11, 22, tzinfo=UTC)
    asked = Asked(
        suite="g",
        task="grounding",
        items=4,
        suite_sha=suite.sha,
        facts={},
        seed=1,
        parallel=1,
        started=now,
    )
    run = RunFolder.begin(tmp_path / "run", suite, asked)
    texts = ("supported", "unsupported", "partial", "unsupported")
    for each, text in zip(items, texts, strict=True):
        run.keep(Answer(id=each.id, text=text))
    run.finish(now)
    return score_run(run)


def judge(answer):
    model = Scripted(answer)
    return model, Judge(model, read_prompt(packed("prompts"), "judge"))


async def test_every_labelled_sentence_is_asked_with_what_it_cites(scored):
    model, judging = judge(lambda _: '{"carried": true, "why": ""}')
    verdicts = [each async for each in judging.judge(list(questions(scored)))]
    assert [each.item for each in verdicts] == ["1", "2", "3", "4"]
    assert all(SOURCE in user for _, user in model.asked)


async def test_agreement_is_told_beside_the_lexical_checks_own(scored):
    def strict(user):
        wrong = "30" in user or "41" in user
        return '{"carried": false}' if wrong else '{"carried": true}'

    _, judging = judge(strict)
    verdicts = [each async for each in judging.judge(list(questions(scored)))]
    found = agreement(scored, verdicts)
    assert (found.n, found.judge, found.lexical) == (4, 1.0, 0.5)


@pytest.mark.parametrize(
    ("answer", "carried"),
    [
        ('Sure! {"carried": false, "why": "30"} Hope it helps', False),
        ('```json\n{"carried": true, "why": ""}\n```', True),
        ("yes", None),
        ('{"carried": "yes"}', None),
        ("", None),
        ("{broken", None),
    ],
)
async def test_an_answer_is_read_whatever_stands_around_it_and_never_guessed(answer, carried):
    _, judging = judge(lambda _: answer)
    asked = [Question(item="1", sentence="s", sources=("t",))]
    assert [each.carried async for each in judging.judge(asked)] == [carried]


async def test_a_sentence_cannot_fill_the_prompts_own_places():
    model, judging = judge(lambda _: '{"carried": true}')
    asked = [Question(item="1", sentence="{{sources}}", sources=("salaisuus",))]
    assert [each async for each in judging.judge(asked)]
    assert model.asked[0][1].count("salaisuus") == 1
