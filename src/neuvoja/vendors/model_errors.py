"""What openai and LangChain raise, as ours: each says what is wrong and what to do about it."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import httpx2
import openai

from neuvoja.domain.errors import ModelRefused, ModelUnavailable

_TIME_MAY_HELP = frozenset({408, 409, 425, 429})

_NO_QUOTA = re.compile(r"insufficient_quota|billing|credit balance|quota.{0,20}exceeded", re.I)

_TOO_LONG = re.compile(
    r"context.?(length|window|size)|maximum context|max_model_len|too many tokens"
    r"|(prompt|input|request).{0,20}too (long|large)|exceeds?.{0,20}\bcontext\b",
    re.I,
)

_FILTERED = re.compile(r"content_filter|content management policy|ResponsibleAI", re.I)

_LONGEST_SAID = 200
"""Characters of a service's own words that are passed on: they may repeat the request."""


class WebPage(Exception):
    """An answer that is a page for people, where an API was expected."""


@dataclass(frozen=True, slots=True)
class Service:
    """Who is asked."""

    model: str
    url: str
    """The base URL."""

    key: str | None
    settings: str
    """How the names of its settings begin: `NEUVOJA_CHAT` or `NEUVOJA_EMBED`."""


async def refuse_web_page(response: httpx2.Response) -> None:
    """Hook of an `AsyncClient`; raises `WebPage`."""
    refuse_web_page_at_once(response)


def refuse_web_page_at_once(response: httpx2.Response) -> None:
    """Hook of a `Client`: a page is no answer, whatever its status says.

    Raises:
        WebPage
    """
    if response.is_success and "html" in response.headers.get("content-type", ""):
        raise WebPage(str(response.url))


def is_filtered(error: Exception) -> bool:
    """Whether the service withheld an answer since it did not like the question."""
    return isinstance(error, openai.APIError) and _FILTERED.search(_whole(error)) is not None


def is_not_understood(error: Exception) -> bool:
    """Whether a request of another form might be taken."""
    if isinstance(error, openai.BadRequestError | openai.UnprocessableEntityError):
        return not is_too_long(error)
    # llama-cpp-python fails where it should refuse.
    return isinstance(error, openai.InternalServerError) and "response_format" in error.message


def is_too_long(error: Exception) -> bool:
    """Whether the request was longer than the model's window."""
    return isinstance(error, openai.APIError) and _TOO_LONG.search(_whole(error)) is not None


def translated(error: Exception, asked: Service) -> ModelRefused | ModelUnavailable:
    """Our error for a foreign one.

    What time may better is `ModelUnavailable`; what the operator must put right is
    `ModelRefused`, and names the setting.
    """
    if any(isinstance(each, WebPage) for each in _causes(error)):
        return ModelRefused(asked.model, _no_api(asked, "answers with a web page"))
    if isinstance(error, openai.APIError) and is_too_long(error):
        return ModelRefused(asked.model, _too_long(error, asked))
    if isinstance(error, openai.APIStatusError):
        return _by_status(error, asked)
    if isinstance(error, openai.APITimeoutError):
        return ModelUnavailable(asked.model, f"{asked.url} did not answer in time")
    if isinstance(error, openai.APIConnectionError):
        return _by_connection(error, asked)
    if isinstance(error, openai.APIError):
        return ModelUnavailable(asked.model, f"it broke off: {_said(error, asked)}")
    return ModelUnavailable(asked.model, f"the answer cannot be read: {_first_line(error)}")


def _by_status(error: openai.APIStatusError, asked: Service) -> ModelRefused | ModelUnavailable:
    status, said = error.status_code, _said(error, asked)
    if status == 429 and _NO_QUOTA.search(_whole(error)):
        return ModelRefused(asked.model, f"the account has nothing left to spend ({said})")
    if status in _TIME_MAY_HELP or status >= 500:
        return ModelUnavailable(
            asked.model, f"{status}: {said}", retry_after_s=_retry_after(error.response)
        )
    return ModelRefused(asked.model, _refusal(status, said, error, asked))


def _refusal(status: int, said: str, error: openai.APIStatusError, asked: Service) -> str:
    if status == 401:
        return f"the key is not accepted ({said}); set {asked.settings}_API_KEY"
    if status == 403:
        return f"the key may not use it ({said}); set {asked.settings}_API_KEY or _MODEL"
    if status in (404, 405) and not isinstance(error.body, dict):
        return _no_api(asked, f"has no such path ({status})")
    if status == 404:
        return f"the service does not know it ({said}); set {asked.settings}_MODEL"
    return f"the request is not accepted ({status}: {said})"


def _by_connection(
    error: openai.APIConnectionError, asked: Service
) -> ModelRefused | ModelUnavailable:
    cause = str(list(_causes(error))[-1]) or str(error)
    if "CERTIFICATE_VERIFY_FAILED" in cause:
        why = f"the certificate of {asked.url} is not trusted; name its authority in SSL_CERT_FILE"
        return ModelRefused(asked.model, why)
    return ModelUnavailable(asked.model, f"no connection to {asked.url}: {cause}")


def _no_api(asked: Service, what: str) -> str:
    at = urlsplit(asked.url)
    example = f"{at.scheme}://{at.netloc}/v1"
    return f"{asked.url} {what}; set {asked.settings}_BASE_URL to the API, such as {example}"


def _too_long(error: openai.APIError, asked: Service) -> str:
    said = _said(error, asked)
    return f"the request is longer than its window ({said}); set {asked.settings}_TOKENS_REQUEST"


def _said(error: openai.APIError, asked: Service) -> str:
    """The service's own words, without the key and in one line."""
    body = error.body
    message = body.get("message") if isinstance(body, dict) else None
    told = str(message or error.message)
    if "<html" in told.lower() or "<!doctype" in told.lower():
        told = "a web page"
    if asked.key:
        told = told.replace(asked.key, "(key)")
    return " ".join(told.split())[:_LONGEST_SAID]


def _first_line(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".splitlines()[0][:_LONGEST_SAID]


def _whole(error: openai.APIError) -> str:
    return f"{error.code} {error.message} {error.body}"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__


def _retry_after(response: httpx2.Response) -> float | None:
    """Seconds that the service asks us to wait, ≥ 0; None: it does not say.

    Source: RFC 9110, section 10.2.3: seconds or a date.
    """
    told = response.headers.get("retry-after", "")
    with suppress(ValueError):
        return max(0.0, float(told))
    with suppress(ValueError, TypeError):
        return max(0.0, (parsedate_to_datetime(told) - datetime.now(UTC)).total_seconds())
    return None
