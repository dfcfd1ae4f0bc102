"""What a chat service understands of OpenAI's protocol.

                       OpenAI, Azure   vLLM   Ollama   llama.cpp   llama-cpp-python
longest answer         completion      both   tokens   both        tokens
usage in a stream      yes             yes    yes      yes         no
JSON Schema            schema          both   schema   both        object
temperature 0          not if it reasons      yes

`completion`: max_completion_tokens, `tokens`: max_tokens; `schema`: response_format of type
json_schema, `object`: of type json_object with the schema beside it. What this table does not
know is learnt: a service that refuses a parameter is asked without it, for good if that helps.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, Self
from urllib.parse import parse_qs, urlsplit

from neuvoja.assistant.chat import ChatRequest

_AZURE = (".openai.azure.com", ".cognitiveservices.azure.com", ".services.ai.azure.com")

Length = Literal["max_completion_tokens", "max_tokens"]
Schema = Literal["json_schema", "json_object"]

_OTHER: Mapping[Length, Length] = {
    "max_tokens": "max_completion_tokens",
    "max_completion_tokens": "max_tokens",
}
_PLAINER: Mapping[Schema, Schema | None] = {"json_schema": "json_object", "json_object": None}

AZURE_VERSION = "2024-10-21"
"""Azure's api-version where the base URL names none: the first stable one with JSON Schema."""

_ADAPTED = re.compile(r"max_(completion_)?tokens|temperature|stream_options", re.I)


@dataclass(frozen=True, slots=True)
class Dialect:
    length: Length = "max_tokens"
    schema: Schema | None = "json_schema"
    """How a schema is sent; None: not at all."""

    usage: bool = True
    temperature: bool = True

    @classmethod
    def of(cls, url: str) -> Self:
        """What is known of a service before it was asked."""
        official = _is_azure(url) or urlsplit(url).hostname == "api.openai.com"
        return cls(length="max_completion_tokens" if official else "max_tokens")

    def arguments(self, request: ChatRequest) -> dict[str, Any]:
        """The arguments of LangChain's call.

        Length and schema go as parts of the body that LangChain does not look at: it would rename
        the one, and raise where an answer of the other was cut, instead of telling so.
        """
        body: dict[str, Any] = {self.length: request.most_tokens}
        if request.schema is not None and self.schema is not None:
            body["response_format"] = _format(self.schema, request.schema)
        told: dict[str, Any] = {"stream_usage": self.usage, "extra_body": body}
        return {**told, "temperature": 0} if self.temperature else told

    def plainer(self, request: ChatRequest, refusal: str) -> "Dialect | None":
        """What to try after a refusal; None: it was not about anything that can be left out."""
        named = _ADAPTED.search(refusal)
        if named is not None and (without := self._without(named[0].lower())) is not None:
            return without
        if request.schema is not None and self.schema is not None:
            return replace(self, schema=_PLAINER[self.schema])
        return None

    def _without(self, parameter: str) -> "Dialect | None":
        if parameter == self.length:
            return replace(self, length=_OTHER[self.length])
        if parameter == "temperature" and self.temperature:
            return replace(self, temperature=False)
        if parameter == "stream_options" and self.usage:
            return replace(self, usage=False)
        return None


@dataclass(frozen=True, slots=True)
class Azure:
    """A service of Azure's own form, whose deployments stand in the path."""

    endpoint: str
    version: str
    """Its api-version."""

    @classmethod
    def of(cls, url: str) -> Self | None:
        """None: no Azure, or its newer API that is asked as OpenAI's own."""
        at = urlsplit(url)
        if not _is_azure(url) or at.path.rstrip("/").endswith("/openai/v1"):
            return None
        [version] = parse_qs(at.query).get("api-version", [AZURE_VERSION])
        return cls(f"{at.scheme}://{at.netloc}", version)


def _is_azure(url: str) -> bool:
    return (urlsplit(url).hostname or "").endswith(_AZURE)


def _format(how: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    if how == "json_object":
        return {"type": "json_object", "schema": dict(schema)}
    told = {"name": "answer", "schema": dict(schema), "strict": _is_strict(schema)}
    return {"type": "json_schema", "json_schema": told}


def _is_strict(schema: Mapping[str, Any]) -> bool:
    """Whether OpenAI's strict mode takes it: every object must hold all that it may."""
    return all(
        each.get("additionalProperties") is False
        and set(each.get("required", ())) == set(each.get("properties", ()))
        for each in _objects(schema)
    )


def _objects(schema: object) -> Iterator[Mapping[str, Any]]:
    if isinstance(schema, Mapping):
        if schema.get("type") == "object":
            yield schema
        schema = list(schema.values())
    if isinstance(schema, list):
        for each in schema:
            yield from _objects(each)
