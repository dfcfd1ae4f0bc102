"""Suggestions for one conversation."""

from collections.abc import Callable, Iterator
from typing import Any, TextIO, get_args

import click

from neuvoja.cli import words
from neuvoja.cli.conversation import read_conversation
from neuvoja.cli.desk import open_desk
from neuvoja.domain.conversation import LANGUAGES, Channel, Language
from neuvoja.domain.suggestion import PARTS, EngineName, Part, Request, Suggestion
from neuvoja.evaluation.errors import OtherEngine
from neuvoja.settings import Settings

Lines = Callable[[Suggestion], Iterator[str]]


def _options(command: Callable[..., None]) -> Callable[..., None]:
    for decorate in reversed(
        (
            click.argument("conversation", type=click.File(encoding="utf-8"), default="-"),
            click.option("--channel", type=click.Choice(get_args(Channel)), help="How it came."),
            click.option(
                "--language", type=click.Choice(LANGUAGES), help="The customer's; else detected."
            ),
            click.option(
                "--advisor-language", type=click.Choice(LANGUAGES), help="Else the unit's default."
            ),
            click.option(
                "--engine",
                type=click.Choice(get_args(EngineName)),
                help="Which must answer; else whichever the settings, or the service, choose.",
            ),
            click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON."),
        )
    ):
        command = decorate(command)
    return command


@click.command()
@_options
def reply(**given: Any) -> None:
    """Draft a reply to CONVERSATION (a file, or - for standard input), with its sources."""
    _answer(("reply",), words.of_reply, **given)


@click.command()
@_options
def summarise(**given: Any) -> None:
    """Summarise CONVERSATION (a file, or - for standard input) for filing."""
    _answer(("summary",), words.of_summary, **given)


@click.command()
@_options
def opportunities(**given: Any) -> None:
    """Find what CONVERSATION (a file, or - for standard input) gives reason to offer."""
    _answer(("opportunities",), words.of_opportunities, **given)


@click.command()
@_options
def assist(**given: Any) -> None:
    """Reply, summary and opportunities for CONVERSATION (a file, or - for standard input)."""
    _answer(PARTS, words.of_all, **given)


def _answer(
    want: tuple[Part, ...],
    lines: Lines,
    *,
    conversation: TextIO,
    channel: Channel | None,
    language: Language | None,
    advisor_language: Language | None,
    engine: EngineName | None,
    as_json: bool,
) -> None:
    request = Request(
        conversation=read_conversation(conversation, channel=channel, language=language),
        want=want,
        advisor_language=advisor_language,
    )
    with open_desk(Settings.read(engine=engine)) as desk:
        suggestion = desk.assist(request)
    if engine not in (None, suggestion.engine):
        # The service that owns the data folder answers by its own settings.
        raise OtherEngine(engine, suggestion.engine)
    if as_json:
        click.echo(suggestion.model_dump_json(indent=2))
        return
    for line in lines(suggestion):
        click.echo(line)
