"""`make embedding`: train the model in the box anew.

`python -m training.embedding ../shared/data/trilingual [--epochs 4] [--threads 2]`
"""

import argparse
import sys
import time
from pathlib import Path

import torch

from neuvoja.domain.errors import UnreadableFile
from neuvoja.language.embedding.static_embedding import SHIPPED
from neuvoja.language.embedding.static_table import write_table
from training.embedding.corpus import read_corpus
from training.embedding.fit import Recipe, fit

PROJECT = Path(__file__).parents[2]
DIMENSION = 256
KEPT = "where the teacher's vectors are kept for the next run"


def main() -> None:
    arguments = _arguments()
    torch.set_num_threads(arguments.threads)
    try:
        _train(arguments)
    except UnreadableFile as error:
        sys.exit(f"nothing was trained: {error}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.embedding", description=__doc__)
    parser.add_argument("source", type=Path, help="a folder of aligned segments and sections")
    parser.add_argument("--out", type=Path, default=SHIPPED)
    parser.add_argument("--kept", type=Path, default=PROJECT / "var" / "embedding", help=KEPT)
    parser.add_argument("--epochs", type=int, default=Recipe().epochs)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def _train(arguments: argparse.Namespace) -> None:
    started, worked = time.monotonic(), time.process_time()
    corpus = read_corpus(arguments.source, dimension=DIMENSION, kept=arguments.kept)
    print(f"read and taught in {time.monotonic() - started:.0f} s", flush=True)
    table = fit(corpus, Recipe(epochs=arguments.epochs), dimension=DIMENSION)
    write_table(
        arguments.out, corpus.vocabulary.names, corpus.vocabulary.weights, table.values.numpy()
    )
    spent, worked = time.monotonic() - started, time.process_time() - worked
    print(f"trained in {spent / 60:.0f} min, {worked / 60:.0f} min of work", flush=True)


main()
