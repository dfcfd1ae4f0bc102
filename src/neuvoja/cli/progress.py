"""Progress bars on stderr."""

from collections.abc import Iterator
from contextlib import contextmanager

from tqdm import tqdm

from neuvoja.knowledge.sync import Progress


@contextmanager
def bars(title: str, total: int) -> Iterator[Progress]:
    """A bar of `total` steps that is told how many more are done; none where nobody watches."""
    with tqdm(total=total, desc=title, unit="", leave=False, disable=None) as bar:
        yield bar.update
