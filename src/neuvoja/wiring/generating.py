"""The generative engine's parts joined, on a ladder above the extractive one."""

from collections.abc import Mapping
from dataclasses import dataclass

from neuvoja.assistant.extractive.filing.notes import Noter
from neuvoja.assistant.extractive.moments.moments import MomentReader
from neuvoja.assistant.extractive.replying.manners import Courtesy
from neuvoja.assistant.generative.asking import Asker
from neuvoja.assistant.generative.attesting import Witness
from neuvoja.assistant.generative.composing import Composer
from neuvoja.assistant.generative.courteous import Courteous
from neuvoja.assistant.generative.deadline import for_the_model
from neuvoja.assistant.generative.engine import GenerativeEngine
from neuvoja.assistant.generative.grounded import Grounder
from neuvoja.assistant.generative.guard import Guard
from neuvoja.assistant.generative.guarding.additions import Additions
from neuvoja.assistant.generative.hand_over import GenerativeHandOver
from neuvoja.assistant.generative.ladder import Ladder
from neuvoja.assistant.generative.locked_terms import LockedTerms
from neuvoja.assistant.generative.made_once import MadeOnce
from neuvoja.assistant.generative.mending import Mender
from neuvoja.assistant.generative.nearness import Nearness
from neuvoja.assistant.generative.opportunities import GenerativeOpportunities
from neuvoja.assistant.generative.questioning import Questioner
from neuvoja.assistant.generative.reply import GenerativeReply
from neuvoja.assistant.generative.retelling import Retelling
from neuvoja.assistant.generative.summary import GenerativeSummary
from neuvoja.assistant.generative.verifying import Verifier
from neuvoja.assistant.grounding import Grounding
from neuvoja.assistant.promises import ChatModel, Engine, Purse, Questioning, TokenCounter
from neuvoja.assistant.working import Worker
from neuvoja.prompting.prompt import Prompt
from neuvoja.vendors.token_counter import open_counter
from neuvoja.wiring.beneath import Beneath
from neuvoja.wiring.parts import EngineParts


@dataclass(frozen=True, slots=True)
class Generative:
    engine: Engine
    questioner: Questioning


def open_generative(
    parts: EngineParts,
    model: ChatModel,
    prompts: Mapping[str, Prompt],
    purse: Purse,
    beneath: Beneath,
    *,
    near: Worker,
) -> Generative:
    """The ladder, and who words search questions.

    Args:
        near: does what a model's first word waits for.
    """
    counter = open_counter(model.name)
    nearness = Nearness(beneath.meaning)
    joined = _Joined(
        parts=parts,
        near=near,
        prompts=prompts,
        beneath=beneath,
        extractive=MadeOnce(beneath.engine),
        counter=counter,
        asker=Asker(model=model, counter=counter, purse=purse),
        grounding=Grounding(parts.analyser, beneath.meaning),
        guard=Guard(nearness),
        nearness=nearness,
    )
    above = GenerativeEngine(
        reply=_reply(joined),
        summary=_summary(joined),
        opportunities=_opportunities(joined),
        hand_over=_hand_over(joined),
    )
    ladder = Ladder(above, joined.extractive, deadline_s=parts.settings.chat_deadline_s)
    return Generative(ladder, Questioner(joined.asker, prompts["question"], counter))


@dataclass(frozen=True, slots=True)
class _Joined:
    """What several parts share."""

    parts: EngineParts
    near: Worker
    prompts: Mapping[str, Prompt]
    beneath: Beneath
    extractive: Engine
    counter: TokenCounter
    asker: Asker
    grounding: Grounding
    guard: Guard
    nearness: Nearness

    @property
    def witness(self) -> Witness:
        return Witness(
            grounding=self.grounding,
            guard=self.guard,
            nearness=self.nearness,
            detector=self.parts.detector,
        )

    @property
    def retelling(self) -> Retelling:
        return Retelling(
            self.asker,
            witness=self.witness,
            noter=Noter(self.parts.analyser),
            counter=self.counter,
            worker=self.parts.worker,
        )


def _reply(joined: _Joined) -> GenerativeReply:
    parts = joined.parts
    additions = Additions(parts.analyser, joined.nearness)
    verifier = Verifier(
        grounding=joined.grounding,
        grounder=Grounder(
            grounding=joined.grounding, nearness=joined.nearness, additions=additions
        ),
        guard=joined.guard,
        courteous=Courteous(parts.analyser),
        additions=additions,
    )
    mender = Mender(
        asker=joined.asker,
        prompt=joined.prompts["rewrite"],
        verifier=verifier,
        worker=parts.worker,
    )
    return GenerativeReply(
        asker=joined.asker,
        prompt=joined.prompts["reply"],
        counter=joined.counter,
        verifier=verifier,
        mender=mender,
        composer=Composer(
            courtesy=Courtesy(MomentReader(parts.analyser)),
            verifier=verifier,
            detector=parts.detector,
        ),
        terms=LockedTerms(parts.analyser),
        detector=parts.detector,
        beneath=joined.extractive,
        near=joined.near,
        worker=parts.worker,
        within_s=for_the_model(parts.settings.chat_deadline_s),
    )


def _summary(joined: _Joined) -> GenerativeSummary:
    return GenerativeSummary(joined.retelling, joined.prompts["summary"])


def _opportunities(joined: _Joined) -> GenerativeOpportunities:
    return GenerativeOpportunities(
        joined.asker,
        joined.prompts,
        finder=joined.beneath.finder,
        witness=joined.witness,
        counter=joined.counter,
        worker=joined.parts.worker,
    )


def _hand_over(joined: _Joined) -> GenerativeHandOver:
    prompt, rules = joined.prompts["hand_over"], joined.beneath.hand_over
    return GenerativeHandOver(joined.retelling, prompt, writer=rules)
