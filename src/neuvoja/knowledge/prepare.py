"""A record → what is stored of it: redacted, split and hashed."""

import hmac
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from neuvoja.domain.conversation import Conversation, Customer, Language
from neuvoja.domain.errors import InvalidRecord
from neuvoja.domain.knowledge import Article, Case, CaseFacts, Passage
from neuvoja.knowledge.formats.articles import BODY, check_article, clean_body
from neuvoja.knowledge.formats.cases import check_case
from neuvoja.knowledge.precedents import heading_of, problem, solution
from neuvoja.knowledge.promises import Prepared, Record
from neuvoja.knowledge.splitting.split import SPLITTER, split
from neuvoja.language.detection import Detector
from neuvoja.language.redaction import Kind, Redactor
from neuvoja.language.redaction.codes import codes_of
from neuvoja.language.text import clean

SHORTEST_ID = 4
"""Characters; a shorter id of a customer also stands for other things."""

PREPARATION = 4
"""Raised when something else comes of the same record, so that every source is stored again."""


class Preparer:
    """Makes sources ready to be stored. Safe to use from several threads if its parts are."""

    def __init__(
        self,
        redactor: Redactor,
        detector: Detector,
        *,
        default_language: Language,
        key: bytes = b"",
    ) -> None:
        self._redactor = redactor
        self._detector = detector
        self._default_language = default_language
        self._key = key
        """Secret of the installation: without it nobody can try out, against a stored hash, which
        telephone number a placeholder stands for. Another key stores every source again."""

    def prepare(self, record: Record) -> Prepared:
        """The record as it is stored, with its passages.

        Of a case no name, number or address of a person is left. The passages' revision is 0; the
        store gives them theirs.

        Raises:
            InvalidRecord: what it says makes no sense as a whole.
        """
        content_hash = self.content_hash(record)
        if isinstance(record, Article):
            article = _cleaned(record)
            return Prepared(article, list(article_passages(article)), content_hash)
        if isinstance(record, Case):
            check_case(record)
            case = self._redacted(record)
            return Prepared(case, list(_case_passages(case)), content_hash)
        return Prepared(record, (), content_hash)

    def content_hash(self, record: Record) -> str:
        """Hex SHA-256, keyed, over the record as it came and over how it is prepared.

        Of the record as it came, so that what did not change need not be redacted to be known.
        """
        how = f"{PREPARATION} {SPLITTER} {self._default_language} {type(record).__name__}\n"
        return hmac.digest(self._key, f"{how}{record.model_dump_json()}".encode(), "sha256").hex()

    def _redacted(self, case: Case) -> Case:
        texts = [clean(text or "") for text in _texts(case)]
        session = self._redactor.session(_known(case.customer, texts))
        redacted = [session.redact(text) for text in texts]
        if any(placeholder.startswith(f"[{Kind.NAME}_") for placeholder in session.values):
            # A name is often learnt late, from a signature, and stands in the texts before.
            redacted = [session.redact(text) for text in texts]
        reason, resolution, *said = redacted
        return case.model_copy(
            update={
                "language": case.language or self._language(case),
                "customer": _without_identity(case.customer),
                "messages": tuple(
                    message.model_copy(update={"text": text})
                    for message, text in zip(case.messages, said, strict=True)
                ),
                "resolution": resolution or None,
                "reason": reason or None,
            }
        )

    def _language(self, case: Case) -> Language:
        if case.messages:
            conversation = Conversation(messages=case.messages)
            return self._detector.conversation(conversation, self._default_language)
        return self._detector.message(case.reason or "").language or self._default_language


def _cleaned(article: Article) -> Article:
    cleaned = article.model_copy(
        update={"text": clean_body(article.text), "title": " ".join(clean(article.title).split())}
    )
    check_article(cleaned)
    return cleaned


def _texts(case: Case) -> tuple[str | None, ...]:
    return (case.reason, case.resolution, *(message.text for message in case.messages))


def _known(customer: Customer, texts: Sequence[str]) -> Mapping[Kind, Sequence[str]]:
    """What the helpdesk tells of who the customer is, and the codes that the texts explain."""
    codes = codes_of(texts)
    number = [customer.id] if customer.id and len(customer.id) >= SHORTEST_ID else []
    return {
        Kind.NAME: [customer.name] if customer.name else [],
        Kind.CUSTOMER_NUMBER: [*number, *codes[Kind.CUSTOMER_NUMBER]],
        Kind.SECRET: codes[Kind.SECRET],
    }


def _without_identity(customer: Customer) -> Customer:
    """What may be known of a past customer: nothing that tells who it was."""
    return Customer(
        segment=customer.segment, products=customer.products, age_group=customer.age_group
    )


def article_passages(article: Article) -> Iterator[Passage]:
    """The passages of an article, of no revision yet.

    Raises:
        InvalidRecord: there is nothing in it.
    """
    parts = split(article.text, title=article.title)
    if not parts:
        raise InvalidRecord("text", article.text, BODY)
    for n, part in enumerate(parts, start=1):
        passage = _hashed(
            passage_id=f"{article.id}#{n}",
            source_id=article.id,
            kind="article",
            title=article.title,
            heading=part.heading,
            text=part.text,
            searched=part.text,
            language=article.language,
            audience=article.audience,
            products=article.products,
            updated=article.updated,
            valid_from=article.valid_from,
            valid_to=article.valid_to,
            url=article.url,
            translation_of=article.translation_of,
            start=part.start,
            end=part.end,
            case=None,
        )
        # No index holds the marks, so that no hash of an unmarked passage is another for them.
        yield passage.model_copy(update={"verbatim": part.verbatim}) if part.verbatim else passage


def _case_passages(case: Case) -> Iterator[Passage]:
    """One passage; none of a case that nobody solved, since there is nothing to show."""
    shown, searched = solution(case), problem(case)
    if shown is None:
        return
    yield _hashed(
        passage_id=f"{case.id}#1",
        source_id=case.id,
        kind="case",
        title=heading_of(case, searched),
        heading=None,
        text=shown,
        searched=searched,
        language=case.language,
        audience="public",
        products=case.product_ids,
        updated=case.closed_at and case.closed_at.date(),
        valid_from=None,
        valid_to=None,
        url=None,
        translation_of=None,
        start=0,
        end=0,
        case=CaseFacts(closed_at=case.closed_at, resolution=case.resolution),
        escalated_to=case.escalated_to,
    )


def _hashed(**values: Any) -> Passage:
    content = "\x1f".join(map(str, values.values()))
    content_hash = sha256(content.encode(errors="surrogatepass")).hexdigest()
    return Passage(**values, revision=0, content_hash=content_hash)
