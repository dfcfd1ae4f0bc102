"""Who may come in: keys, loopback, body size and body type, decided before any route.

With keys, every path but `/healthz` and `/readyz` needs `Authorization: Bearer <key>`. Without keys
only this machine may ask, and neither DNS rebinding (a foreign `Host`), nor a web page (a foreign
`Origin`), nor a proxy (`Forwarded`, `X-Forwarded-*`) opens the door.
"""

import hmac
import ipaddress
from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from neuvoja.api.problems import answer, refused

MAX_BODY_BYTES = 2 * 1024 * 1024
OPEN_PATHS = frozenset({"/healthz", "/readyz"})


class _Refusal(Exception):
    def __init__(self, status: HTTPStatus, detail: str) -> None:
        self.status = status
        self.detail = detail


class Door:
    """ASGI middleware; nothing behind it is reached by a refused request."""

    def __init__(self, app: ASGIApp, *, keys: Mapping[str, str]) -> None:
        """Stand before the service.

        Args:
            keys: those that open it, with the name by which each one's user is known behind the
                door, in `scope["state"]["caller"]`; none: this machine only.
        """
        self._app = app
        self._keys = {key.encode(): name for key, name in keys.items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        try:
            self._check(scope, headers)
            body = await _limited(receive, headers)
        except _Refusal as refusal:
            challenge = {"WWW-Authenticate": "Bearer"} if refusal.status == 401 else None
            response = answer(refused(refusal.status, refusal.detail), headers=challenge)
            await response(scope, receive, send)
            return
        if body is not None:
            await self._app(scope, body, send)

    def _check(self, scope: Scope, headers: Headers) -> None:
        caller = None
        if self._keys:
            caller = self._caller(scope["path"], headers)
        else:
            _check_loopback(headers)
        _check_type(headers)
        scope.setdefault("state", {})["caller"] = caller

    def _caller(self, path: str, headers: Headers) -> str | None:
        if path in OPEN_PATHS:
            return None
        scheme, _, key = headers.get("authorization", "").partition(" ")
        given = key.strip().encode()
        names = [name for each, name in self._keys.items() if hmac.compare_digest(given, each)]
        if scheme.lower() != "bearer" or not names:
            raise _Refusal(HTTPStatus.UNAUTHORIZED, "send `Authorization: Bearer <key>`")
        return names[0]


def _check_loopback(headers: Headers) -> None:
    if len(headers.getlist("host")) != 1 or not is_loopback(_host(headers.get("host", ""))):
        raise _Refusal(HTTPStatus.FORBIDDEN, "without NEUVOJA_API_KEYS only loopback hosts answer")
    origin = headers.get("origin")
    if origin is not None and _netloc(origin) != headers.get("host"):
        raise _Refusal(HTTPStatus.FORBIDDEN, "a page of another origin may not ask without a key")
    if any(name == "forwarded" or name.startswith("x-forwarded-") for name in headers):
        raise _Refusal(HTTPStatus.FORBIDDEN, "behind a proxy set NEUVOJA_API_KEYS")


def _check_type(headers: Headers) -> None:
    length = headers.get("content-length", "0")
    if length == "0" and "transfer-encoding" not in headers:
        return
    if headers.get("content-encoding", "identity").strip().lower() not in ("", "identity"):
        raise _Refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "send the body without Content-Encoding")
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json" and not kind.endswith("+json"):
        raise _Refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "send `Content-Type: application/json`")


async def _limited(receive: Receive, headers: Headers) -> Receive | None:
    """The body, read up to the limit, as a `receive` that gives it again.

    None: the caller went away before it was whole.
    """
    length = headers.get("content-length", "0")
    if length.isdigit() and int(length) > MAX_BODY_BYTES:
        raise _too_large()
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return None
        body += message.get("body", b"")
        if len(body) > MAX_BODY_BYTES:
            raise _too_large()
        if not message.get("more_body", False):
            whole = {"type": "http.request", "body": bytes(body), "more_body": False}
            return _again(whole, receive)


def _again(first: Message, receive: Receive) -> Receive:
    waiting = [first]

    async def give() -> Message:
        return waiting.pop() if waiting else await receive()

    return give


def _too_large() -> _Refusal:
    return _Refusal(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"the body is over {MAX_BODY_BYTES} bytes; send less"
    )


def _host(netloc: str) -> str:
    """Without its port; empty where it is none, as `[::1` is."""
    try:
        return urlsplit(f"//{netloc}").hostname or ""
    except ValueError:
        return ""


def _netloc(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return None


def is_loopback(host: str) -> bool:
    """Whether this host name or address can only mean this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
