"""A language model's opinion of a run, beside the lexical check's."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import anyio
import click

from neuvoja.cli.evaluate.table import in_figures
from neuvoja.cli.progress import bars
from neuvoja.evaluation.figures import score_run
from neuvoja.evaluation.judging import Agreement, Judge, Verdict, agreement, questions
from neuvoja.evaluation.run_folder import RunFolder
from neuvoja.prompting.prompt import read_prompt
from neuvoja.settings import Settings, packed
from neuvoja.wiring.chat import open_chat


@click.command()
@click.argument("run", type=click.Path(path_type=Path))
def judge(run: Path) -> None:
    """Let the chat model judge every cited sentence of RUN; keep it as judged.jsonl.

    Needs NEUVOJA_CHAT_BASE_URL and NEUVOJA_CHAT_MODEL, or NEUVOJA_CHAT_REPLAY. The verdicts gate
    nothing. Prints how well the judge and the lexical check agree with the labels.
    """
    settings = Settings.read()
    folder = RunFolder.open(run)
    scored = score_run(folder)
    prompt = read_prompt(settings.prompts or packed("prompts"), "judge")
    judging = Judge(open_chat(settings), prompt)
    asked = list(questions(scored))
    verdicts: list[Verdict] = []

    async def judge_all() -> None:
        with bars("judging", len(asked)) as progress:
            async for verdict in judging.judge(asked):
                verdicts.append(verdict)
                progress(1)

    anyio.run(judge_all)
    folder.write("judged.jsonl", "".join(f"{each.model_dump_json()}\n" for each in verdicts))
    for line in _told(verdicts, agreement(scored, verdicts)):
        click.echo(line)


def _told(verdicts: Sequence[Verdict], found: Agreement | None) -> Iterator[str]:
    read = [each.carried for each in verdicts if each.carried is not None]
    yield f"judged {len(read)}, carried {sum(read)}, unreadable {len(verdicts) - len(read)}"
    if found is not None:
        kappas = f"judge {in_figures(found.judge)}, lexical check {in_figures(found.lexical)}"
        yield f"agreement with the labels (Cohen's kappa, n {found.n}): {kappas}"
