"""`SuggestionLog` kept by the database. It keeps what it is given: the caller has redacted it."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from pydantic_core import from_json, to_json
from sqlalchemy import ColumnElement, Connection, Table, exists, insert, select

from neuvoja.domain.errors import UnknownSuggestion
from neuvoja.domain.suggestion import Feedback, Suggestion
from neuvoja.store import schema
from neuvoja.store.database import Database
from neuvoja.store.ids import askable

_suggestions = schema.suggestions.c
_feedback = schema.feedback.c


class DatabaseSuggestionLog:
    """Keeps `SuggestionLog`. Safe to use from several threads and processes.

    Every method may raise DatabaseUnavailable or DataFolderUnusable.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, suggestion: Suggestion, *, facts: Mapping[str, object]) -> None:
        """Keep a suggestion with the cited text itself; the same id again changes nothing.

        Args:
            facts: what else is worth knowing; `channel` is also kept as a column. What is no
                JSON is kept as its text.
        """
        channel = facts.get("channel")
        row = {
            "id": suggestion.id,
            "at": datetime.now(UTC),
            "channel": None if channel is None else str(channel),
            "language": suggestion.language,
            "engine": suggestion.engine,
            "body": suggestion.model_dump_json(),
            "facts": to_json(facts, fallback=str, inf_nan_mode="null").decode(),
        }
        with self._database.write() as connection:
            if not _there(connection, schema.suggestions, _suggestions.id == suggestion.id):
                connection.execute(insert(schema.suggestions), row)

    def feedback(self, suggestion_id: str, feedback: Feedback) -> None:
        """Keep what the advisor did; the same event again changes nothing.

        Raises:
            UnknownSuggestion
        """
        row = {
            "suggestion_id": suggestion_id,
            "event_id": feedback.event_id,
            "at": datetime.now(UTC),
            "part": feedback.part,
            "action": feedback.action,
            "body": feedback.model_dump_json(),
        }
        with self._database.write() as connection:
            _hold(connection, suggestion_id)
            same = (
                _feedback.suggestion_id == suggestion_id,
                _feedback.event_id == feedback.event_id,
            )
            if not _there(connection, schema.feedback, *same):
                connection.execute(insert(schema.feedback), row)

    def suggestion(self, suggestion_id: str) -> Suggestion | None:
        """A suggestion as it was given. None: there is none of this id."""
        body = self._one(_suggestions.body, suggestion_id)
        return None if body is None else Suggestion.model_validate_json(body)

    def facts(self, suggestion_id: str) -> Mapping[str, Any] | None:
        """What else was recorded with it. None: there is no such suggestion."""
        facts = self._one(_suggestions.facts, suggestion_id)
        return None if facts is None else from_json(facts)

    def feedback_of(self, suggestion_id: str) -> Sequence[Feedback]:
        """What the advisor did with it, in the order of arrival; empty where nothing is known."""
        if not askable(suggestion_id):
            return []
        wanted = (
            select(_feedback.body)
            .where(_feedback.suggestion_id == suggestion_id)
            .order_by(_feedback.at, _feedback.event_id)
        )
        with self._database.read() as connection:
            bodies = connection.execute(wanted).scalars().all()
        return [Feedback.model_validate_json(each) for each in bodies]

    def _one(self, column: ColumnElement[str], suggestion_id: str) -> str | None:
        if not askable(suggestion_id):
            return None
        with self._database.read() as connection:
            wanted = select(column).where(_suggestions.id == suggestion_id)
            return connection.execute(wanted).scalar_one_or_none()


def _hold(connection: Connection, suggestion_id: str) -> None:
    """Lock the suggestion, so that its events arrive one after the other."""
    wanted = select(_suggestions.id).where(_suggestions.id == suggestion_id).with_for_update()
    held = askable(suggestion_id) and connection.execute(wanted).scalar_one_or_none()
    if not held:
        raise UnknownSuggestion(suggestion_id)


def _there(connection: Connection, table: Table, *conditions: ColumnElement[bool]) -> bool:
    found = select(exists().select_from(table).where(*conditions))
    return bool(connection.execute(found).scalar_one())
