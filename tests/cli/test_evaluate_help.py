from pathlib import Path

import click
from click.testing import CliRunner

from neuvoja.cli.main import main

GOLDEN = Path(__file__).parent / "golden" / "eval_help.txt"


def whole_eval_help() -> str:
    """The help of `neuvoja eval` and of every verb of it, one after the other."""
    with click.Context(main) as context:
        group = main.get_command(context, "eval")
        names = ["", *group.list_commands(context)]
    texts = []
    for name in names:
        arguments = ["eval", *filter(None, [name]), "--help"]
        result = CliRunner().invoke(main, arguments, prog_name="neuvoja", terminal_width=100)
        texts.append(f"$ neuvoja {' '.join(arguments)}\n{result.output}")
    return "\n".join(texts)


def test_the_help_of_the_evaluation_is_as_it_was():
    assert whole_eval_help() == GOLDEN.read_text(encoding="utf-8"), "see it, then `make golden`"


def test_a_fault_of_ours_ends_in_words_and_not_in_a_failed_gate(monkeypatch):
    group = main.get_command(click.Context(main), "eval")

    @click.command("ostrich")
    def ostrich():
        raise RuntimeError("head in the sand")

    monkeypatch.setitem(group.commands, "ostrich", ostrich)
    result = CliRunner().invoke(main, ["eval", "ostrich"])
    assert result.exit_code == 3
    assert "head in the sand" in result.stderr
