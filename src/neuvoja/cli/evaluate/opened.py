"""A run that a verb is given."""

from pathlib import Path

import click

from neuvoja.evaluation.figures import Scored, score_run
from neuvoja.evaluation.run_folder import RunFolder


def scored_run(folder: Path) -> Scored:
    """The run's figures; what it lacks is said on standard error.

    Raises:
        UnreadableFile, BrokenRecord: it is no run, or its files are broken.
    """
    scored = score_run(RunFolder.open(folder))
    if scored.lacking:
        click.echo(f"{folder}: {scored.lacking}", err=True)
    return scored
