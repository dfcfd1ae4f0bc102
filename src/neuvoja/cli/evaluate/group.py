"""`neuvoja eval`: its verbs and its exit codes.

0 passed · 1 a gate failed · 2 wrong usage or a broken suite · 3 did not complete
"""

import sys
from typing import Any

import click

from neuvoja.cli.evaluate.check import check
from neuvoja.cli.evaluate.compare import compare, gate
from neuvoja.cli.evaluate.judge import judge
from neuvoja.cli.evaluate.report import report
from neuvoja.cli.evaluate.run import list_suites, run
from neuvoja.cli.evaluate.score import score
from neuvoja.cli.evaluate.trec import trec
from neuvoja.domain.errors import NeuvojaError, Unavailable


class _Group(click.Group):
    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except NeuvojaError as error:
            click.echo(f"neuvoja eval: {error}", err=True)
            sys.exit(3 if isinstance(error, Unavailable) else 2)
        except OSError as error:
            if isinstance(error, BrokenPipeError):
                raise
            click.echo(f"neuvoja eval: {error}; free some space or give another --out", err=True)
            sys.exit(3)
        except KeyboardInterrupt:
            click.echo("neuvoja eval: interrupted; what is done is kept", err=True)
            sys.exit(3)


@click.group(name="eval", cls=_Group)
def evaluate() -> None:
    """Measure how well Neuvoja answers, and say whether a change may pass.

    Exit codes: 0 passed, 1 a gate failed, 2 wrong usage or a broken suite, 3 did not complete.
    """


for command in (list_suites, run, score, compare, gate, report, check, judge, trec):
    evaluate.add_command(command)
