from pathlib import Path

import click
from click.testing import CliRunner

from neuvoja.cli.main import main

GOLDEN = Path(__file__).parent / "golden" / "help.txt"


def whole_help() -> str:
    """The help of every command, one after the other."""
    with click.Context(main) as context:
        names = ["", *main.list_commands(context), "embedding adapt"]
    texts = []
    for name in names:
        arguments = [*name.split(), "--help"]
        result = CliRunner().invoke(main, arguments, prog_name="neuvoja", terminal_width=100)
        texts.append(f"$ neuvoja {' '.join(arguments)}\n{result.output}")
    return "\n".join(texts)


def test_the_help_is_as_it_was():
    assert whole_help() == GOLDEN.read_text(encoding="utf-8"), "see it, then `make golden`"
