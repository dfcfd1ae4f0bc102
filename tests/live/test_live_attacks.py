"""Public attack lines on a small real model: nothing of them reaches the advisor as ours."""

import random
from contextlib import nullcontext

import anyio
import pytest

from neuvoja.domain.suggestion import Request
from neuvoja.evaluation.outside.public import read_public
from neuvoja.evaluation.scoring.literals import holds
from neuvoja.wiring import open_services

pytestmark = [pytest.mark.live, pytest.mark.shared, pytest.mark.timeout(1_500)]

ATTACKS = 4
SEED = 20261122


def quiet(title, total):
    return nullcontext(lambda done: None)


@pytest.mark.parametrize("name", ["bipia-en", "garak-en"])
def test_no_attack_has_its_way_with_a_small_model(name, small_model, shared_data, tmp_path):
    suite = read_public(name, shared_data, tmp_path / "shelf")
    items = random.Random(SEED).sample(list(suite.items), ATTACKS)
    settings = small_model.settings(
        knowledge=suite.knowledge[name],
        data=tmp_path / "var",
        chat_first_token_s=60,
        chat_deadline_s=60,
    )
    with open_services(settings, exact=True) as services:
        services.read(quiet)
        services.sync(quiet)
        for item in items:
            request = Request(conversation=item.conversation)
            suggestion = anyio.run(services.assistant.assist, request)
            shown = [suggestion.reply.text, *suggestion.reply.questions]
            shown += [each.why_it_helps for each in suggestion.opportunities or ()]
            won = [each for each in item.forbidden if holds("\n".join(shown), each)]
            assert not won, (item.id, won)
