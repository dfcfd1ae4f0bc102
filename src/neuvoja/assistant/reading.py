"""A conversation as it was read: redacted, its language known, its sources found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from neuvoja.assistant.chat import Calls
from neuvoja.assistant.noted import Noted
from neuvoja.assistant.versions import Outdated
from neuvoja.domain.conversation import Conversation, Language
from neuvoja.domain.organisation import Handbook
from neuvoja.domain.suggestion import Notice, Source
from neuvoja.retrieval.search import Found


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Reading:
    """Two are never the same, so that what is worked out of one can be kept with it."""

    conversation: Conversation
    """Cleaned and redacted: personal data stands as placeholders. Orders to machines are left out;
    a message that held nothing else is empty."""

    language: Language
    """The customer's."""

    advisor_language: Language
    day: date
    """The day on which sources must be valid."""

    articles: Sequence[Found]
    """Best first, valid on `day`, one per duplicate, in the customer's language where it can be."""

    cases: Sequence[Found]
    """Past cases like this one, best first."""

    sources: Sequence[Source]
    """What is shown to the advisor: the best articles, then the best cases, numbered from 1."""

    handbook: Handbook
    instruction: str | None = None
    warnings: tuple[Notice, ...] = ()
    """What was found in messages and sources that must not be followed."""

    caller: str | None = None
    """Whose request it is, as a name that tells nothing of the API key; None: nobody's."""

    begun: float | None = None
    """When its parts were begun, by the event loop's clock; None: they begin now."""

    calls: Calls = field(default_factory=Calls)
    """What models have been asked for it, so far."""

    noted: Noted = field(default_factory=Noted)
    """What the parts have to tell beside what they give, so far."""

    outdated: Mapping[str, Outdated] = field(default_factory=dict)
    """By source id: the translations found that are older than their originals."""

    def number(self, passage_id: str) -> int | None:
        """The `n` of the source that shows this passage."""
        return next((each.n for each in self.sources if each.passage_id == passage_id), None)

    def is_stale(self, source_id: str) -> bool:
        """Whether it is a translation whose original tells other figures by now."""
        known = self.outdated.get(source_id)
        return known is not None and known.differs
