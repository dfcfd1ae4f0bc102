import asyncio

import pytest
import uvicorn

from neuvoja.cli import connection
from neuvoja.cli.connection import LARGEST_HEAD, BoundedConnection

pytestmark = pytest.mark.anyio

GET = b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
POST = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nConnection: close\r\n\r\n"


async def app(scope, receive, send):
    message, body = {"more_body": True}, b""
    while message.get("more_body"):
        message = await receive()
        body += message.get("body", b"")
    if message["type"] == "http.request":
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": body})


@pytest.fixture
def anyio_backend():
    return "asyncio"


@pytest.fixture
async def ask(monkeypatch):
    """Send pieces over a new connection; what came back before it was closed."""
    monkeypatch.setattr(connection, "PATIENCE_S", 0.2)
    config = uvicorn.Config(app, http=BoundedConnection, lifespan="off", log_level="critical")
    config.load()
    state = uvicorn.server.ServerState()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: BoundedConnection(config=config, server_state=state, app_state={}), "127.0.0.1", 0
    )

    async def send(*pieces):
        port = server.sockets[0].getsockname()[1]
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(0.01)
        try:
            return await asyncio.wait_for(reader.read(), 5)
        finally:
            writer.close()

    yield send
    server.close()
    await server.wait_closed()


async def test_a_usual_request_is_answered(ask):
    assert (await ask(GET + b"\r\n")).startswith(b"HTTP/1.1 200")
    assert (await ask(GET, b"X: a\r\n", b"\r\n")).startswith(b"HTTP/1.1 200")
    assert b"whole" in await ask(POST, b"who", b"le")


async def test_headers_without_end_are_cut_off(ask):
    piece = b"X: " + b"a" * 20_000 + b"\r\n"
    answer = await ask(GET, *[piece] * (LARGEST_HEAD // len(piece) + 1))
    assert answer.startswith(b"HTTP/1.1 400")


@pytest.mark.parametrize("pieces", [(b"",), (GET,), (POST, b"a")], ids=["nothing", "half", "body"])
async def test_a_request_that_never_ends_is_not_waited_for(ask, pieces):
    assert await ask(*pieces) == b""
