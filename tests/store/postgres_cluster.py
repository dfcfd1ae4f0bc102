"""A private PostgreSQL server for the tests: its own folder, a free loopback port, nothing kept."""

import grp
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg

_NO_LASTING = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
_PRIVATE = ("listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=60")


class Cluster:
    def __init__(self, programs: Path) -> None:
        self._programs = programs
        self._folder = Path(tempfile.mkdtemp(prefix="neuvoja-postgres-"))
        # It refuses to run as root.
        self._user = "postgres" if os.geteuid() == 0 else None
        if self._user:
            shutil.chown(self._folder, self._user)
        self._port = _free_port()
        self._server: subprocess.Popen[bytes] | None = None
        self._make()

    def url(self, database: str = "postgres") -> str:
        user = pwd.getpwuid(os.geteuid()).pw_name if self._user is None else self._user
        return f"postgresql://{user}@127.0.0.1:{self._port}/{database}"

    def start(self) -> None:
        settings = [f"port={self._port}", *_PRIVATE, *_NO_LASTING]
        options = [part for setting in settings for part in ("-c", setting)]
        self._server = subprocess.Popen(
            [*self._as_user(), "postgres", "-D", str(self._folder / "data"), *options],
            cwd=self._folder,
            env={"PATH": str(self._programs), "LC_ALL": "C"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._wait_until_it_answers()

    def stop(self) -> None:
        if self._server is not None:
            # Fast shutdown: open connections are cut.
            self._server.send_signal(signal.SIGINT)
            self._server.wait(timeout=30)
            self._server = None

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self._folder)

    def run(self, statements: str, database: str = "postgres") -> None:
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            connection.execute(statements)

    def _make(self) -> None:
        command = ["initdb", "-D", "data", "--auth=trust", "--no-sync", "-E", "UTF8"]
        subprocess.run(
            [*self._as_user(), *command, "--locale=C"],
            cwd=self._folder,
            env={"PATH": f"{self._programs}:/usr/bin:/bin", "LC_ALL": "C"},
            stdout=subprocess.DEVNULL,
            check=True,
        )

    def _as_user(self) -> list[str]:
        """The server dies with the tests, however they end."""
        until_we_end = ["/usr/bin/setpriv", "--pdeathsig", "INT"]
        if self._user is None:
            return until_we_end
        group = grp.getgrgid(pwd.getpwnam(self._user).pw_gid).gr_name
        return [*until_we_end, f"--reuid={self._user}", f"--regid={group}", "--clear-groups"]

    def _wait_until_it_answers(self, seconds: float = 30) -> None:
        until = time.monotonic() + seconds
        while True:
            try:
                psycopg.connect(self.url(), connect_timeout=2).close()
                return
            except psycopg.OperationalError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.02)


def installed() -> Path | None:
    """The programs of the newest version that Debian has installed."""
    found = Path("/usr/lib/postgresql").glob("*/bin/postgres")
    return max((each.parent for each in found), key=lambda at: int(at.parent.name), default=None)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
