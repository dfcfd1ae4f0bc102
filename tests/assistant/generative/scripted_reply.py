"""The generative reply joined as in production, but for its model."""

from scripted_parts import Letters, OpenPurse, at_once

from neuvoja.assistant.events import Delta, Drafted
from neuvoja.assistant.extractive.engine import ExtractiveEngine
from neuvoja.assistant.extractive.filing.summary import SummaryWriter
from neuvoja.assistant.extractive.handing_over.hand_over import HandOverWriter
from neuvoja.assistant.extractive.moments.danger import DangerWatch
from neuvoja.assistant.extractive.moments.moments import MomentReader
from neuvoja.assistant.extractive.replying.manners import Courtesy
from neuvoja.assistant.extractive.replying.reply import ReplyWriter
from neuvoja.assistant.extractive.selling.opportunities import OpportunityFinder
from neuvoja.assistant.generative.asking import Asker
from neuvoja.assistant.generative.composing import Composer
from neuvoja.assistant.generative.courteous import Courteous
from neuvoja.assistant.generative.grounded import Grounder
from neuvoja.assistant.generative.guard import Guard
from neuvoja.assistant.generative.guarding.additions import Additions
from neuvoja.assistant.generative.locked_terms import LockedTerms
from neuvoja.assistant.generative.mending import Mender
from neuvoja.assistant.generative.nearness import Nearness
from neuvoja.assistant.generative.reply import GenerativeReply
from neuvoja.assistant.generative.verifying import Verifier
from neuvoja.assistant.grounding import Grounding
from neuvoja.language.detection import Detector
from neuvoja.language.embedding.static_embedding import StaticEmbedder
from neuvoja.prompting.prompt import read_prompt
from neuvoja.settings import packed


def extractive(analyser):
    return ExtractiveEngine(
        reply=ReplyWriter(analyser),
        summary=SummaryWriter(analyser),
        opportunities=OpportunityFinder(analyser),
        hand_over=HandOverWriter(analyser),
        danger=DangerWatch(analyser),
        worker=at_once,
    )


def verifier(analyser):
    grounding, nearness = Grounding(analyser), Nearness(StaticEmbedder())
    additions = Additions(analyser, nearness)
    return Verifier(
        grounding=grounding,
        grounder=Grounder(grounding=grounding, nearness=nearness, additions=additions),
        guard=Guard(nearness),
        courteous=Courteous(analyser),
        additions=additions,
    )


def replying(analyser, model, *, beneath=None, checks=None, within_s=5.0):
    asker = Asker(model=model, counter=Letters(), purse=OpenPurse())
    checks = checks or verifier(analyser)
    return GenerativeReply(
        asker=asker,
        prompt=read_prompt(packed("prompts"), "reply"),
        counter=Letters(),
        verifier=checks,
        mender=Mender(
            asker=asker,
            prompt=read_prompt(packed("prompts"), "rewrite"),
            verifier=checks,
            worker=at_once,
        ),
        composer=Composer(
            courtesy=Courtesy(MomentReader(analyser)), verifier=checks, detector=Detector()
        ),
        terms=LockedTerms(analyser),
        detector=Detector(),
        beneath=beneath or extractive(analyser),
        near=at_once,
        worker=at_once,
        within_s=within_s,
    )


async def drafted(writer, reading):
    """The draft, and what was shown before it."""
    events = [each async for each in writer.write(reading)]
    assert isinstance(events[-1], Drafted)
    return events[-1], "".join(each.text for each in events if isinstance(each, Delta))
