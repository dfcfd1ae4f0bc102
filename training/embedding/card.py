"""The figures of docs/embedding-model.md, for one packed model; needs nothing that training needs.

`python -m training.embedding.card ../shared/data/bc-docs-fi-sv [model.bin]`
"""

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from neuvoja.language.embedding.static_embedding import SHIPPED, StaticEmbedder
from neuvoja.language.embedding.static_table import read_table
from training.embedding.measure import product_help, questions


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.embedding.card", description=__doc__)
    parser.add_argument("measured_on", type=Path, help="a copy of bc-docs-fi-sv")
    parser.add_argument("model", type=Path, nargs="?", default=SHIPPED)
    arguments = parser.parse_args()
    show_quality(arguments.model, arguments.measured_on)
    show_speed(arguments.model, questions(arguments.measured_on))


def show_quality(model: Path, folder: Path) -> None:
    embedder = StaticEmbedder(read_table(model))
    print(f"{embedder.model_id}, {model.stat().st_size / 1e6:.1f} MB\n")
    print("| nDCG@10, question → sections | n | whole | whole and best part |\n|---|---|---|---|")
    for each in product_help(embedder, folder):
        pair = f"{each.asked} → {each.searched}"
        print(f"| {pair} | {each.n} | {each.whole:.3f} | {each.parts:.3f} |", flush=True)


def show_speed(model: Path, texts: Sequence[str]) -> None:
    """By processor time of this thread, so that what else runs on the machine hardly tells."""
    loaded = _seconds(lambda: StaticEmbedder(read_table(model)))
    embedder = StaticEmbedder(read_table(model))
    cold, warm = (len(texts) / _seconds(lambda: embedder.embed(texts)) for _ in range(2))
    print(f"\nloaded in {1000 * loaded:.0f} ms; {len(texts)} short texts, ", end="")
    print(f"a second: {cold:,.0f} at first, {warm:,.0f} when their words are known")


def _seconds(work: Callable[[], object]) -> float:
    started = time.thread_time()
    work()
    return time.thread_time() - started


if __name__ == "__main__":
    main()
