"""What the benchmarks leave for the report, and how they count."""

import time
from pathlib import Path

import pytest

from eval.bench import growth, load, shown
from eval.bench.plan import STAGES, Plan, Stage, Step
from eval.bench.rivals.beside import RIVALS, Beside
from eval.bench.speed import Speed
from eval.bench.timing import Times, percentiles, timed
from neuvoja.domain.errors import UnreadableFile
from neuvoja.evaluation.report.tables import Plot, Table, read_tables
from neuvoja.evaluation.report.write import write_report

TIMES = Times(300, 1.0, 2.0, 3.0)


def speed(passages: int, p50: float = 1.0) -> Speed:
    return Speed(
        passages=passages,
        vocabulary=20_000,
        keywords_s=1.0,
        complete_s=10.0,
        resident_mib=200.0,
        peak_mib=300.0,
        disk_mib=50.0,
        question=Times(300, p50, 2.0, 3.0),
        words=TIMES,
        assist=TIMES,
        visible_s=0.1,
        searched_meanwhile=TIMES,
        load=(0.1, 1.9),
    )


def size(passages: int, asked: int = 300) -> growth.Size:
    beside = (Beside(each, passages, 50.0, 400.0, Times(asked, 8.0, 9, 10)) for each in RIVALS)
    return growth.Size(speed(passages, p50=2.0), tuple(beside))


def stage(advisors: int = 50, think: float = 5.0, **more: object) -> Stage:
    step = Step(advisors=advisors, think_s=(think, think), ramp_s=1, counted_s=20)
    content = {
        "step": step,
        "seconds": 20.0,
        "assist": TIMES,
        "feedback": None,
        "errors": {},
        "memory_mib": (100.0, 130.0, 120.0),
        "cores": 0.5,
        "load": 1.0,
    }
    return Stage(**(content | more))


def test_every_table_of_the_benchmarks_is_read_and_shown_by_the_report(tmp_path: Path) -> None:
    path = tmp_path / "var" / "bench.json"
    sizes = [size(1_000), size(10_000)]
    made = [
        shown.measured("growth", [0.1, 2.0]),
        *growth.own_tables([each.ours for each in sizes]),
        *growth.beside_tables(sizes),
        *load.tables([stage(), stage(think=0, errors={"assist: 503": 2})]),
    ]

    written = list(shown.show(path, made))
    page = write_report("html", [], read_tables(path))

    assert list(read_tables(path)) == made
    assert all(each.title in page for each in made)
    assert page.count("<figure>") == sum(each.plot is not None for each in made)
    assert all(each.startswith("### ") for each in written)


def test_plots_name_what_grows(tmp_path: Path) -> None:
    points = tuple((float(at), 100.0 + at) for at in range(120))
    held = Table(
        title="Memory",
        columns=("", "MiB"),
        rows=(("first", "100"),),
        plot=Plot(name="memory", over="seconds", points=points),
    )

    page = write_report("html", [], [held])

    assert "memory by seconds" in page
    assert "by passages" not in page


def test_tables_for_reading_are_in_the_markdown_report_too() -> None:
    table = Table(title="Growth", columns=("passages", "1,000"), rows=(("a question", "2 ms"),))

    page = write_report("md", [], [table])

    assert "## Growth" in page
    assert "| a question | 2 ms |" in page


def test_one_benchmark_leaves_the_tables_of_another(tmp_path: Path) -> None:
    path = tmp_path / "bench.json"
    old, other = (Table(title=t, columns=("a",), rows=(("1",),)) for t in ("growth", "load"))
    fresh = Table(title="growth", columns=("a",), rows=(("2",),))

    shown.keep(path, [old, other])
    shown.keep(path, [fresh])

    assert list(read_tables(path)) == [fresh, other]


def test_a_file_that_holds_no_tables_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "bench.json"
    path.write_text("mine", encoding="utf-8")

    with pytest.raises(UnreadableFile):
        shown.keep(path, [Table(title="growth", columns=("a",), rows=())])

    assert path.read_text(encoding="utf-8") == "mine"


def test_a_bar_in_a_cell_does_not_split_it() -> None:
    table = Table(title="t", columns=("a", "b"), rows=(("x|y", ""),))

    assert "| x\\|y |   |" in shown.markdown(table)


def test_fewer_questions_are_said_in_the_row() -> None:
    question, ratio, *_ = growth.beside_tables([size(1_000, asked=7)])

    assert question.rows[0][1] == "2.0 / 2.0 / 3.0"
    assert all(row[1].endswith("(n = 7)") for row in question.rows[1:])
    assert {row[1] for row in ratio.rows[1:]} == {"4"}


def test_a_load_without_an_answer_shows_its_errors_and_no_times() -> None:
    dead = stage(assist=None, errors={"assist: refused": 40})

    table, _, errors = load.tables([dead])

    assert table.rows[0][2:5] == ("0.0", "–", "0")
    assert table.rows[0][7] == "40"
    assert errors.rows == (("50 advisors: assist: refused", "40"),)
    assert table.plot is None


def test_the_last_step_of_a_load_is_without_thinking() -> None:
    *working, pressing = load.steps((1, 10), (5.0, 15.0), 20.0)

    assert [each.advisors for each in working] == [1, 10]
    assert {each.think_s for each in working} == {(5.0, 15.0)}
    assert (pressing.advisors, pressing.think_s) == (10, (0, 0))


def test_plans_and_stages_pass_between_processes_unchanged() -> None:
    step = Step(advisors=1, think_s=(5, 15), ramp_s=1, counted_s=20)
    plan = Plan(url="http://127.0.0.1:1", pid=1, suites="eval", seed="1", steps=(step,))
    stages = (stage(), stage(assist=None))

    assert Plan.model_validate_json(plan.model_dump_json()) == plan
    assert STAGES.validate_json(STAGES.dump_json(stages)) == stages


def test_percentiles_lie_between_ranks() -> None:
    assert percentiles([0, 100]) == Times(2, 50.0, 95.0, 99.0)
    assert percentiles([7]) == Times(1, 7.0, 7.0, 7.0)


def test_slow_calls_stop_at_the_budget_but_five_are_made() -> None:
    called: list[str] = []

    slow = timed(lambda _: time.sleep(0.01), ["q"] * 300, warm=0, budget_s=0.1)
    none = timed(called.append, ["q"] * 300, warm=2, budget_s=0.0)
    quick = timed(called.append, ["q"] * 300, warm=0, budget_s=60)

    assert 5 <= slow.n < 15
    assert none.n == 5
    assert quick.n == 300
