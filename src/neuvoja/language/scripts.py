"""The script that a text is written in, where its letters are not Latin."""

from collections import Counter
from unicodedata import name

_READ = 1_000
"""Characters that tell it."""

_LAST_LATIN = "\u024f"


def other_script(text: str) -> str | None:
    """The script of most letters by its Unicode name, such as `cyrillic`.

    None where at least half of the letters are Latin, or there is none.
    """
    letters = [each for each in text[:_READ] if each.isalpha()]
    if 2 * sum(each <= _LAST_LATIN for each in letters) >= len(letters):
        return None
    scripts = Counter(name(each, "unknown").split()[0].lower() for each in letters)
    script = scripts.most_common(1)[0][0]
    return script if script != "latin" else None
