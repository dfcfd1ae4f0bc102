"""Lines to a service, over a real socket: a reader that leaves, and lines that were kept."""

import asyncio
import gc
import json
import threading
from contextlib import asynccontextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from chat_service import REQUEST, chunk, event

from neuvoja.assistant.chat import Finished
from neuvoja.vendors.breaker import Breaker
from neuvoja.vendors.langchain_chat import LangChainChat
from neuvoja.vendors.openai_embedder import BATCH, OpenAIEmbedder
from neuvoja.vendors.patience import Patient

pytestmark = pytest.mark.anyio

HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n"
LONGEST_S = 5
"""Far less than the service would go on talking."""


class Talking:
    """A service that talks for ever, after a silence, and notices when nobody listens."""

    def __init__(self, *, silence_s):
        self._silence_s = silence_s
        self.asked = asyncio.Event()
        self.left = asyncio.Event()
        self._tasks = set()

    async def serve(self, reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        self.asked.set()
        gone = asyncio.ensure_future(self._noticed(reader))
        self._tasks.add(gone)
        writer.write(HEAD)
        await asyncio.wait([gone], timeout=self._silence_s)
        while not gone.done():
            writer.write(event(chunk("sana ")))
            await asyncio.wait([gone], timeout=0.01)
        writer.close()

    async def _noticed(self, reader):
        try:
            while await reader.read(4096):
                pass
        except ConnectionError:
            pass
        self.left.set()


@asynccontextmanager
async def talking(*, silence_s=0.0):
    service = Talking(silence_s=silence_s)
    server = await asyncio.start_server(service.serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    inner = LangChainChat(f"http://127.0.0.1:{port}/v1", "m", None)
    model = Breaker(Patient(inner, first_piece_s=60, whole_s=60))
    async with server:
        yield service, model


async def read_a_little(model):
    async for _ in model.stream(REQUEST):
        break


async def read_on(model):
    async for _ in model.stream(REQUEST):
        pass


async def test_leaving_the_loop_closes_the_line():
    async with talking() as (service, model):
        await read_a_little(model)
        await asyncio.wait_for(service.left.wait(), LONGEST_S)


async def test_closing_the_stream_closes_the_line_before_it_returns_to_other_work():
    async with talking() as (service, model):
        stream = model.stream(REQUEST)
        await anext(stream)
        await stream.aclose()
        await asyncio.wait_for(service.left.wait(), LONGEST_S)


@pytest.mark.parametrize("silence_s", [0.0, 60.0])
async def test_a_cancelled_reader_closes_the_line_also_while_it_waits(silence_s):
    async with talking(silence_s=silence_s) as (service, model):
        reading = asyncio.create_task(read_on(model))
        await asyncio.wait_for(service.asked.wait(), LONGEST_S)
        await asyncio.sleep(0.05)
        reading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await reading
        await asyncio.wait_for(service.left.wait(), LONGEST_S)


class Answering(BaseHTTPRequestHandler):
    """Answers in a word or with vectors, and keeps the line."""

    protocol_version = "HTTP/1.1"

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        if "messages" in asked:
            self.answer("text/event-stream", event(chunk("a", end="stop")) + event("[DONE]"))
        else:
            rows = [{"index": at, "embedding": [1.0]} for at in range(len(asked["input"]))]
            self.answer("application/json", json.dumps({"data": rows, "model": "m"}).encode())

    def answer(self, kind, body):
        self.send_response(200)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture
def answering():
    """The URL of a service; a line to it that nobody closes makes the test fail."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    # It would be told of when memory is tidied up, and not in some later test.
    gc.collect()
    server.shutdown()
    server.server_close()


def test_lines_that_were_kept_are_of_the_loop_that_made_them_and_end_with_it(answering):
    model = LangChainChat(answering, "m", None)

    async def asked():
        return [piece async for piece in model.stream(REQUEST)]

    assert [asyncio.run(asked()) for _ in range(3)] == [["a", Finished("stop")]] * 3


def test_lines_of_an_embedder_end_with_it(answering):
    assert OpenAIEmbedder(answering, "m", None).embed(["sana"] * (BATCH + 1)).all()
