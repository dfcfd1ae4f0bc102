"""What Tantivy and the disk raise, as ours."""

from collections.abc import Iterator
from contextlib import contextmanager

from neuvoja.domain.errors import IndexUnavailable


@contextmanager
def foreign_errors() -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexUnavailable("keyword", _why(error)) from error
    except BaseException as error:
        # A damaged segment can end in a Rust panic, whose class cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise IndexUnavailable("keyword", _why(error)) from error


def _why(error: BaseException) -> str:
    return f"its files cannot be used ({error}); a rebuild from the database replaces them"
