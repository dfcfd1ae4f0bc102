"""`neuvoja …`: data to stdout, talk to stderr; errors become exit codes here and nowhere else.

0 good · 1 the thing checked is not good · 2 wrong usage or input · 3 something outside is away
"""

import logging
import sys
from importlib import import_module
from typing import Any

import click

from neuvoja.cli.assist import assist, opportunities, reply, summarise
from neuvoja.cli.doctor import doctor
from neuvoja.cli.embedding import embedding
from neuvoja.cli.imports import import_files
from neuvoja.cli.search import search
from neuvoja.cli.serve import serve
from neuvoja.cli.sync import sync
from neuvoja.domain.errors import BadInput, NeuvojaError, Unavailable

_LATE = {"eval": "neuvoja.cli.evaluate.group:evaluate"}
"""Commands whose libraries take long to load: only who asks for them waits."""


class _Group(click.Group):
    """Turns our errors into a line on stderr and an exit code."""

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted([*super().list_commands(context), *_LATE])

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in _LATE:
            return super().get_command(context, name)
        module, _, command = _LATE[name].partition(":")
        found = getattr(import_module(module), command)
        return found if isinstance(found, click.Command) else None

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except NeuvojaError as error:
            click.echo(f"neuvoja: {error}", err=True)
            sys.exit(_exit_code(error))


def _exit_code(error: NeuvojaError) -> int:
    if isinstance(error, BadInput):
        return 2
    return 3 if isinstance(error, Unavailable) else 1


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="neuvoja")
@click.option("-v", "--verbose", is_flag=True, help="Tell on stderr what is being done.")
def main(verbose: bool) -> None:
    """Agent assist in Finnish, Swedish and English.

    Settings are environment variables or `.env`; see `.env.example`.
    """
    level = logging.INFO if verbose else logging.WARNING
    logging.basicConfig(
        level=level, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s"
    )


for command in (
    serve,
    sync,
    import_files,
    search,
    reply,
    summarise,
    opportunities,
    assist,
    doctor,
    embedding,
):
    main.add_command(command)
