"""Read the knowledge folder and bring the indexes up to it."""

import sys

import click

from neuvoja.cli.progress import bars
from neuvoja.knowledge.report import Report
from neuvoja.settings import Settings
from neuvoja.wiring import open_services


@click.command()
@click.option("--rebuild", is_flag=True, help="Build the indexes anew, then swap them in.")
@click.option("--take-over", is_flag=True, help="Replace sources that came from elsewhere.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def sync(rebuild: bool, take_over: bool, as_json: bool) -> None:
    """Read the knowledge folder into the database, and the database into the indexes.

    Exit 1 when a record was refused; the others are taken in all the same.
    """
    with open_services(Settings.read()) as services:
        report = services.read(bars, take_over=take_over)
        services.sync(bars, again=rebuild)
        revision = services.sources.revision()
    tell(report)
    click.echo(report.as_json(revision) if as_json else report.as_line(revision))
    sys.exit(1 if report.refusals else 0)


def tell(report: Report) -> None:
    """Warnings and refusals, on stderr."""
    for warning in report.warnings:
        click.echo(f"warning: {warning}", err=True)
    for refusal in report.refusals:
        click.echo(f"refused: {refusal}", err=True)
