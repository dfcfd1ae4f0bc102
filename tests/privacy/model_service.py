"""A model service and a collector of spans on a loopback port, which keep every byte sent."""

import json
import re
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

DIMENSION = 8
_PLACEHOLDER = re.compile(r"\[[A-ZÅÄÖ][A-ZÅÄÖ-]*_\d+\]")


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        if self.path == "/v1/traces":
            # What stands in Protocol Buffers stands there as UTF-8.
            self.server.spans.append(body.decode(errors="replace"))
            self._send("application/x-protobuf", b"")
            return
        told = f"{self.requestline}\n{self.headers}\n{body.decode()}\n{json.loads(body)!r}"
        self.server.taken.append(told)
        asked = json.loads(body)
        if "embeddings" in self.path:
            self._embed(asked)
        else:
            self._chat(asked)

    def _embed(self, asked):
        data = [
            {"object": "embedding", "index": at, "embedding": [float(at % 3 + 1)] * DIMENSION}
            for at, _ in enumerate(asked["input"])
        ]
        answer = {"object": "list", "model": "m", "data": data, "usage": {}}
        self._send("application/json", json.dumps(answer).encode())

    def _chat(self, asked):
        """Every placeholder of the prompt again, so that answers hold them too."""
        prompt = "\n".join(str(each["content"]) for each in asked["messages"])
        named = " ".join(dict.fromkeys(_PLACEHOLDER.findall(prompt)))
        chunks = [
            {"index": 0, "delta": {"content": f"Kiitos viestistäsi {named}."}},
            {"index": 0, "delta": {}, "finish_reason": "stop"},
        ]
        lines = [
            json.dumps({"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m",
                        "choices": [each]})
            for each in chunks
        ]  # fmt: skip
        body = "".join(f"data: {each}\n\n" for each in [*lines, "[DONE]"])
        self._send("text/event-stream", body.encode())

    def _send(self, kind, body):
        self.send_response(200)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@contextmanager
def model_service():
    """The server; `taken` is all that models were sent, headers included, `spans` the rest."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.taken, server.spans = [], []
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
