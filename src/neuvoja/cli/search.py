"""Search the knowledge."""

from datetime import datetime
from typing import Any

import click

from neuvoja.api.schemas import PassageHit
from neuvoja.cli.desk import open_desk
from neuvoja.domain.conversation import LANGUAGES
from neuvoja.retrieval.library import PassageQuery
from neuvoja.settings import Settings


def _not_empty(context: click.Context, parameter: click.Parameter, value: str) -> str:
    if not value.strip():
        raise click.BadParameter("is empty; ask something")
    return value


@click.command()
@click.argument("question", callback=_not_empty)
@click.option("--language", type=click.Choice(LANGUAGES), help="Only passages in this language.")
@click.option("--kind", type=click.Choice(["article", "case"]), help="Else both.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="Valid on this day; else today.")
@click.option("--limit", type=click.IntRange(1, 100), default=10, show_default=True)
@click.option("--explain", is_flag=True, help="Say what each search and term added.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per line.")
def search(question: str, on: datetime | None, explain: bool, as_json: bool, **given: Any) -> None:
    """Find the passages that bear on QUESTION."""
    query = PassageQuery(q=question, on=on and on.date(), explain=explain, **given)
    with open_desk(Settings.read()) as desk:
        for hit in desk.search(query).passages:
            click.echo(hit.model_dump_json(exclude_unset=True) if as_json else _line(hit))


def _line(hit: PassageHit) -> str:
    heading = f" › {hit.heading}" if hit.heading else ""
    first = " ".join(hit.text.split())[:100]
    line = f"{hit.score:7.2f}  {hit.passage_id}  {hit.title}{heading}\n         {first}"
    why = "".join(f"\n         {name:32} {value:+.2f}" for name, value in (hit.why or {}).items())
    return line + why
