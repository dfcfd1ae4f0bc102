"""Sources as the knowledge room prepares them."""

import hashlib
from datetime import UTC, date, datetime
from decimal import Decimal

from neuvoja.domain.conversation import Customer, Message
from neuvoja.domain.knowledge import Article, Case, CaseFacts, Passage, Price, Product
from neuvoja.knowledge.promises import Prepared, Record

CASE = Case(
    id="tapaus-1",
    channel="phone",
    language="fi",
    opened_at=datetime(2026, 3, 1, 9, 0, tzinfo=UTC),
    closed_at=datetime(2026, 3, 2, 9, 30, tzinfo=UTC),
    customer=Customer(segment="consumer", products=("kuitu-100",), open_invoice=False),
    messages=(Message(role="customer", text="Nettiyhteys katkeilee iltaisin 😕"),),
    resolution="Reititin vaihdettiin.",
    product_ids=("kuitu-100",),
    csat=4,
)
PRODUCT = Product(
    id="kuitu-100",
    name={"fi": "Kuitu 100", "sv": "Fiber 100"},
    price=Price(amount=Decimal("29.90"), unit="kk", vat="included"),
    signals=("netti pätkii",),
)


def article(source_id: str, text: str = "Muutosta ilmoitetaan viikkoa ennen.") -> Article:
    return Article(id=source_id, title="Muutto", language="fi", text=text)


def passage(record: Article | Case, n: int, text: str) -> Passage:
    return Passage(
        passage_id=f"{record.id}#{n}",
        source_id=record.id,
        kind="article" if isinstance(record, Article) else "case",
        title="Muutto",
        heading="Ennen muuttoa › Ilmoitus",
        text=text,
        searched=text,
        language="fi",
        audience="public",
        products=("kuitu-100",),
        updated=date(2026, 8, 18),
        valid_from=None,
        valid_to=date(2027, 1, 1),
        url=None,
        translation_of=None,
        start=0,
        end=len(text),
        revision=0,
        content_hash=hashlib.sha256(text.encode()).hexdigest(),
        case=None
        if isinstance(record, Article)
        else CaseFacts(closed_at=record.closed_at, resolution=record.resolution),
    )


def prepared(record: Record, *texts: str) -> Prepared:
    """A source with one passage a text; the hash is over record and texts."""
    whole = record.model_dump_json() + "\0".join(texts)
    passages = (
        []
        if isinstance(record, Product)
        else [passage(record, n, text) for n, text in enumerate(texts, start=1)]
    )
    return Prepared(record, passages, hashlib.sha256(whole.encode()).hexdigest())


def draft(source_id: str, *texts: str) -> Prepared:
    """An article whose body is its passages."""
    return prepared(article(source_id, "\n\n".join(texts)), *texts)
