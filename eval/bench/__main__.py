"""Quality, speed and memory, as Markdown tables and as a file for `neuvoja eval report --bench`.

`python -m eval.bench beside`   ours as the corpus grows, beside what people would use instead
`python -m eval.bench large`    ours alone to a million passages
`python -m eval.bench load`     advisors at once against the running service
`python -m eval.bench streams`  what the service adds to a model's words
`python -m eval.bench quality`  nDCG alone
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from eval.bench import crowd, growth, languages, large, load, retrieval, shown, streams
from eval.bench.memory import load_average
from neuvoja.evaluation.report.tables import Table

PROJECT = Path(__file__).parents[2]
KNOWLEDGE = PROJECT / "knowledge"
SHARED = PROJECT.parent / "shared" / "data"
SIZES = (1_000, 10_000, 100_000)

Arguments = argparse.Namespace
Measure = Callable[[Arguments], Iterator[Table]]


def main() -> int:
    arguments = _arguments()
    if not SHARED.is_dir():
        sys.exit(f"{SHARED} is missing: the benchmarks measure on the public sets in it")
    try:
        for each in shown.show(arguments.json, arguments.measure(arguments)):
            print(each, flush=True)
    except TimeoutError as error:
        print(f"not finished: {error}", file=sys.stderr)
        return 3
    return 0


def _arguments() -> Arguments:
    parser = argparse.ArgumentParser(
        prog="python -m eval.bench",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verbs = parser.add_subparsers(required=True)
    beside = _verb(verbs, "beside", _beside)
    beside.add_argument("--sizes", type=_numbers, default=SIZES, help="passages, by commas")
    beside.add_argument("--no-quality", action="store_true", help="speed and memory only")
    great = _verb(verbs, "large", _large)
    great.add_argument("--sizes", type=_numbers, default=large.SIZES, help="passages, by commas")
    great.add_argument("--kept", type=Path, default=PROJECT / "var" / "bench-large")
    great.add_argument("--limit", type=float, default=large.LIMIT_S, help="seconds for one size")
    loaded = _verb(verbs, "load", _load)
    loaded.add_argument("--advisors", type=_numbers, default=load.AT_ONCE, help="by commas")
    loaded.add_argument("--think", type=float, nargs=2, default=load.THINK_S, help="seconds")
    loaded.add_argument("--seconds", type=float, default=load.COUNTED_S, help="counted a step")
    streamed = _verb(verbs, "streams", _streams)
    streamed.add_argument("--passages", type=int, default=streams.PASSAGES)
    streamed.add_argument("--streams", type=int, default=streams.STREAMS, help="at once")
    streamed.add_argument("--seconds", type=float, default=streams.SECONDS)
    _verb(verbs, "quality", _quality)
    return parser.parse_args()


def _verb(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, measure: Measure
) -> argparse.ArgumentParser:
    verb = verbs.add_parser(name)
    verb.add_argument("--json", type=Path, help="the file that keeps the tables")
    verb.set_defaults(measure=measure)
    return verb


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(each) for each in text.split(","))


def _quality(_: Arguments) -> Iterator[Table]:
    yield retrieval.table(SHARED, PROJECT / "eval" / "suites")
    yield languages.table(SHARED)


def _beside(arguments: Arguments) -> Iterator[Table]:
    if not arguments.no_quality:
        yield from _quality(arguments)
    sizes = []
    for each in arguments.sizes:
        sizes.append(growth.measure_size(each, knowledge=KNOWLEDGE, shared=SHARED))
        print(f"{each:,} passages measured", file=sys.stderr, flush=True)
    loads = [load for each in sizes for load in each.ours.load]
    yield shown.measured("growth", [*loads, load_average()])
    yield from growth.own_tables([each.ours for each in sizes])
    yield from growth.beside_tables(sizes)


def _large(arguments: Arguments) -> Iterator[Table]:
    rows = []
    measured = large.measure(
        arguments.sizes,
        kept=arguments.kept,
        knowledge=KNOWLEDGE,
        shared=SHARED,
        limit_s=arguments.limit,
    )
    for each in measured:
        rows.append(each)
        print(f"{each.passages:,} passages measured", file=sys.stderr, flush=True)
    loads = [load for each in rows for load in each.load]
    yield shown.measured("large corpora", loads)
    yield from growth.own_tables(rows, title="Neuvoja alone on large corpora")


def _load(arguments: Arguments) -> Iterator[Table]:
    low, high = arguments.think
    before = load_average()
    wanted = load.steps(arguments.advisors, (low, high), arguments.seconds)
    stages = load.measure(wanted, project=PROJECT, shared=SHARED)
    yield shown.measured("load", [before, *(each.load for each in stages)])
    yield from load.tables(stages)


def _streams(arguments: Arguments) -> Iterator[Table]:
    first, streamed = streams.measure(
        project=PROJECT,
        shared=SHARED,
        passages=arguments.passages,
        streams=arguments.streams,
        seconds=arguments.seconds,
    )
    yield shown.measured("streams", [load_average()])
    yield streams.first_word_table(first, arguments.passages)
    yield crowd.streams_table(streamed, arguments.streams, streams.PER_SECOND)


if __name__ == "__main__":
    sys.exit(main())
