"""The extractive engine joined; with a model it stands beneath the generative one."""

from dataclasses import dataclass

from neuvoja.assistant.extractive.engine import ExtractiveEngine
from neuvoja.assistant.extractive.filing.summary import SummaryWriter
from neuvoja.assistant.extractive.handing_over.hand_over import HandOverWriter
from neuvoja.assistant.extractive.moments.danger import DangerWatch
from neuvoja.assistant.extractive.replying.reply import ReplyWriter
from neuvoja.assistant.extractive.selling.opportunities import OpportunityFinder
from neuvoja.language.promises import Embedder
from neuvoja.wiring.parts import EngineParts


@dataclass(frozen=True, slots=True)
class Beneath:
    """The extractive engine, and those of its parts whose decisions the generative one takes."""

    engine: ExtractiveEngine
    finder: OpportunityFinder
    hand_over: HandOverWriter
    meaning: Embedder
    """Compares sentences and needs at every contact: never over a network."""


def open_extractive(parts: EngineParts) -> Beneath:
    meaning = parts.lexical
    finder = OpportunityFinder(parts.analyser, meaning)
    hand_over = HandOverWriter(parts.analyser, meaning)
    engine = ExtractiveEngine(
        reply=ReplyWriter(parts.analyser, parts.lexical),
        summary=SummaryWriter(parts.analyser),
        opportunities=finder,
        hand_over=hand_over,
        danger=DangerWatch(parts.analyser),
        worker=parts.worker,
    )
    return Beneath(engine, finder, hand_over, meaning)
