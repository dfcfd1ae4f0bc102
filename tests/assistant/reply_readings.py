"""Readings for the tests of replies: real passages, ranked as the test says."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import Conversation, Customer, Message
from neuvoja.domain.knowledge import CaseFacts, Passage
from neuvoja.domain.organisation import Handbook, Manners, Moment, Organisation
from neuvoja.domain.suggestion import Source
from neuvoja.knowledge.splitting.split import split
from neuvoja.retrieval.search import Found

DAY = date(2026, 11, 22)

MANNERS = Manners(
    greeting={"fi": "Hei!", "sv": "Hej!", "en": "Hi!"},
    acknowledgement={"fi": "Kiitos viestistäsi.", "sv": "Tack.", "en": "Thank you."},
    closing={"fi": "Autanko vielä?", "sv": "Något annat?", "en": "Anything else?"},
)
LETTER = MANNERS.model_copy(update={"closing": {"fi": "Terveisin\nAsiakaspalvelu"}})
MOMENTS = (
    Moment(id="bereavement", signals={"fi": ("äiti kuoli",), "en": ("passed away",)}),
    Moment(id="fault", signals={"fi": ("netti ei toimi",), "sv": ("nätet ligger nere",)}),
)
HANDBOOK = Handbook(
    organisation=Organisation(channels={"chat": MANNERS, "email": LETTER}), moments=MOMENTS
)


def article(text, *, id="a", title="", language="fi", score=40.0, share=0.9, **fields):
    """The passages of an article as they were found, the first one best."""
    parts = split(text, title=title)
    return [
        Found(_passage(f"{id}#{n}", id, title, part, language, fields), score - n, share)
        for n, part in enumerate(parts, start=1)
    ]


def case(solution, *, id="case-1", title="", language="fi", closed=None, share=0.9):
    """A past case as it was found."""
    facts = CaseFacts(closed_at=closed or datetime(2026, 5, 3, tzinfo=UTC), resolution=solution)
    (part,) = split(solution)
    passage = _passage(f"{id}#1", id, title, part, language, {"kind": "case", "case": facts})
    return Found(passage, 30.0, share)


def reading(
    *said,
    articles: Sequence[Found] = (),
    cases: Sequence[Found] = (),
    language="fi",
    channel="chat",
    handbook=HANDBOOK,
    customer=None,
    instruction=None,
    advisor_language="fi",
    subject=None,
) -> Reading:
    """A conversation: texts are the customer's, those that begin with `> ` the advisor's."""
    ranked = sorted(articles, key=lambda found: -found.score)
    return Reading(
        conversation=Conversation(
            channel=channel,
            messages=tuple(map(_message, said)),
            customer=customer or Customer(),
            subject=subject,
        ),
        language=language,
        advisor_language=advisor_language,
        day=DAY,
        articles=ranked,
        cases=cases,
        sources=[_source(n, found) for n, found in enumerate([*ranked[:6], *cases], start=1)],
        handbook=handbook,
        instruction=instruction,
    )


def content(reply):
    """The sentences that cite something."""
    return [sentence for sentence in reply.sentences if sentence.cites]


def _message(text):
    if text.startswith("> "):
        return Message(role="advisor", text=text[2:])
    return Message(role="customer", text=text)


def _passage(passage_id, source_id, title, part, language, fields):
    values = {
        "kind": "article",
        "audience": "public",
        "products": (),
        "updated": None,
        "valid_from": None,
        "valid_to": None,
        "url": None,
        "translation_of": None,
    }
    return Passage(
        passage_id=passage_id,
        source_id=source_id,
        title=title,
        heading=part.heading,
        text=part.text,
        searched=part.text,
        language=language,
        start=part.start,
        end=part.end,
        verbatim=part.verbatim,
        revision=1,
        content_hash=f"{passage_id}{hash(part.text)}",
        **{**values, **fields},
    )


def _source(n, found):
    shared = Source.model_fields.keys() - {"n", "score"}
    values = {name: getattr(found.passage, name) for name in shared}
    return Source(n=n, score=found.score, **values)
