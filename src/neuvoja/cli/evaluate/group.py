"""`neuvoja eval`: its verbs and its exit codes.

0 passed · 1 a gate failed · 2 wrong usage or a broken suite · 3 did not complete
"""

import errno
import logging
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

log = logging.getLogger(__name__)


class _Group(click.Group):
    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except (click.ClickException, click.exceptions.Exit, BrokenPipeError):
            raise
        except (Exception, KeyboardInterrupt) as error:
            words, code = _told(error)
            click.echo(f"neuvoja eval: {words}", err=True)
            sys.exit(code)


def _told(error: BaseException) -> tuple[str, int]:
    """What to say of an error, and the exit code; never 1, which says that a gate failed."""
    match error:
        case NeuvojaError():
            return str(error), 3 if isinstance(error, Unavailable) else 2
        case FileNotFoundError():
            return f"{error.filename} is missing: there is no such file or folder", 2
        case OSError(errno=errno.ENOSPC | errno.EDQUOT):
            return f"{error}; free some space or give another --out", 3
        case OSError():
            return f"{error}; give another --out", 3
        case KeyboardInterrupt():
            return "interrupted; what is done is kept", 3
    log.error("a fault of Neuvoja's own", exc_info=error)
    return f"{type(error).__name__}: {error}; this is a fault of Neuvoja's own", 3


@click.group(name="eval", cls=_Group)
def evaluate() -> None:
    """Measure how well Neuvoja answers, and say whether a change may pass.

    Exit codes: 0 passed, 1 a gate failed, 2 wrong usage or a broken suite, 3 did not complete.
    """


for command in (list_suites, run, score, compare, gate, report, check, judge, trec):
    evaluate.add_command(command)
