"""Start the service."""

import errno
import gc
import logging
import signal
import socket
import sys

import click
import uvicorn

from neuvoja.api.app import create_app
from neuvoja.api.door import is_loopback
from neuvoja.cli.connection import BoundedConnection
from neuvoja.cli.progress import bars
from neuvoja.cli.sync import tell
from neuvoja.domain.errors import BadData, BadSettings, PortInUse
from neuvoja.settings import Settings
from neuvoja.wiring import Services, open_services

IDLE_S = 75
"""A connection may rest so long between two requests. Advisors read for 5 to 15 s, and who closes
as they ask again loses the request; load balancers let go after 60 s, and are to be the first."""

TURN_S = 0.0005
"""How long a thread may compute while others wait. Those that read and check take what they can
get; the one that passes words on needs little, but needs it at once."""

GARBAGE = 50_000, 50, 100
"""How much is made before the young, the older and all objects are looked through for circles that
nobody holds. There are hardly any, and a look through all takes half a second in which nobody is
answered."""


@click.command()
@click.option("--host", help="Address to serve on; else NEUVOJA_HOST.")
@click.option("--port", type=click.IntRange(0, 65535), help="Else NEUVOJA_PORT. 0: any.")
def serve(host: str | None, port: int | None) -> None:
    """Read the knowledge, bring the indexes up to it and serve the API."""
    # uvicorn hands a signal on once it has ended; what was opened is closed all the same.
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    settings = Settings.read(host=host, port=port)
    _check_keys(settings)
    with _bound(settings.host, settings.port) as listener:
        url = _url(settings.host, listener)
        with open_services(settings, url=url) as services, services.serving(bars) as report:
            tell(report)
            _greet(url, services)
            _run(services, settings, listener)


def _check_keys(settings: Settings) -> None:
    if not is_loopback(settings.host) and not settings.api_keys:
        raise BadSettings(
            "NEUVOJA_HOST", settings.host, "a loopback address, or NEUVOJA_API_KEYS beside it"
        )


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named, since asyncio sends what is small at once over what says that it is TCP only.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(2048)
    except OSError as error:
        listener.close()
        raise _refusal(host, port, error) from error
    return listener


def _refusal(host: str, port: int, error: OSError) -> BadData:
    if isinstance(error, PermissionError):
        return BadSettings("NEUVOJA_PORT", port, "a port that this user may open")
    if error.errno == errno.EADDRINUSE:
        return PortInUse(host, port)
    return BadSettings("NEUVOJA_HOST", host, f"an address of this machine ({error.strerror})")


def _url(host: str, listener: socket.socket) -> str:
    port = listener.getsockname()[1]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}"


def _greet(url: str, services: Services) -> None:
    click.echo(f"Neuvoja answers at {url}", err=True)
    click.echo(f"  try it      {url}/docs", err=True)
    click.echo(f"  readiness   {url}/readyz", err=True)
    click.echo(f"  knowledge   {services.settings.knowledge_folder.resolve()}", err=True)


def _run(services: Services, settings: Settings, listener: socket.socket) -> None:
    keys = [key.get_secret_value() for key in settings.api_keys]
    config = uvicorn.Config(
        create_app(services, keys=keys),
        http=BoundedConnection,
        # uvloop takes Python's lock anew for each event, asyncio once for all that are ready.
        loop="asyncio",
        access_log=False,
        log_level=logging.WARNING,
        proxy_headers=False,
        server_header=False,
        timeout_keep_alive=IDLE_S,
        timeout_graceful_shutdown=10,
    )
    sys.setswitchinterval(TURN_S)
    gc.freeze()
    gc.set_threshold(*GARBAGE)
    uvicorn.Server(config).run(sockets=[listener])
