"""Whether a matter went to the right team, with what the team would otherwise ask again."""

from collections.abc import Callable, Iterator

from neuvoja.evaluation.items import HandOverItem
from neuvoja.evaluation.run_folder import Answer
from neuvoja.evaluation.scores import Metric, Score, judgement, named
from neuvoja.evaluation.scoring.literals import missing, share_stated

METRICS = named(
    Metric("team_accuracy", "share of the contacts with the right team, or rightly none"),
    Metric("hand_over_recall", "share of the matters for a team that reached it"),
    Metric("false_hand_over", "share of the ordinary matters that were handed over", "lower"),
    Metric("brief_coverage", "share of the facts that the brief holds, where the team is right"),
)


def score(item: HandOverItem, answer: Answer, original: Callable[[str], str]) -> Iterator[Score]:
    """Every metric that concerns the item."""
    # A hand-over comes with the reply: without one nobody has looked for a team.
    if answer.suggestion is None or answer.suggestion.reply is None:
        return
    given, due = answer.suggestion.hand_over, item.expect.team
    team = given.team if given else None
    why = f"given: {team}; due: {due}"
    yield judgement(item, "team_accuracy", team == due, why)
    if due is None:
        yield judgement(item, "false_hand_over", team is not None, why)
        return
    yield judgement(item, "hand_over_recall", team == due, why)
    if given is not None and team == due and item.expect.brief:
        lacking = missing(given.brief, item.expect.brief)
        covered = share_stated(given.brief, item.expect.brief)
        yield judgement(
            item, "brief_coverage", covered, f"not held: {lacking}" if lacking else None
        )
