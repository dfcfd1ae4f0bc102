"""A prompt is a file with a contract.

```
prompts/<name>/<number>.md

---
variables: [sentence, sources]
---
# system
…
# user
… {{sentence}} …
```

Declared variables equal used ones. Rendering happens once: a value that looks like a variable is
left as it is.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import yaml

from neuvoja.domain.errors import BrokenPrompt

_FILE = re.compile(
    r"\A---\n(?P<header>.*?)\n---\n\s*# system\n(?P<system>.*?)\n# user\n(?P<user>.*)\Z", re.DOTALL
)
_VARIABLE = re.compile(r"\{\{(\w+)\}\}")


@dataclass(frozen=True, slots=True)
class Messages:
    """What is sent to a model."""

    system: str
    user: str


@dataclass(frozen=True, slots=True)
class Prompt:
    name: str
    number: int
    variables: frozenset[str]
    system: str
    user: str
    sha: str
    """Hex SHA-256 of the file; it goes with every answer that the prompt has asked for."""

    def render(self, values: Mapping[str, str]) -> Messages:
        """The messages with each variable replaced by its value.

        Raises:
            BrokenPrompt: a value is missing, or is none of the prompt's variables.
        """
        if values.keys() != self.variables:
            odd = ", ".join(sorted(values.keys() ^ self.variables))
            raise BrokenPrompt(
                self.name, f"it is rendered with other variables than its own: {odd}"
            )
        return Messages(_filled(self.system, values), _filled(self.user, values))


def read_prompt(folder: Path, name: str, number: int | None = None) -> Prompt:
    """A prompt by its name.

    Args:
        folder: of all prompts.
        number: its version; None: the newest.

    Raises:
        BrokenPrompt: there is none, it cannot be read, or it breaks its contract.
    """
    path = folder / name / f"{number or _newest(folder, name)}.md"
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BrokenPrompt(name, f"{path} cannot be read: {error}") from error
    return _parsed(name, int(path.stem), text)


def _newest(folder: Path, name: str) -> int:
    numbers = [int(each.stem) for each in (folder / name).glob("*.md") if each.stem.isdigit()]
    if not numbers:
        raise BrokenPrompt(name, f"{folder / name} holds no version such as 1.md")
    return max(numbers)


def _parsed(name: str, number: int, text: str) -> Prompt:
    parts = _FILE.match(text)
    if parts is None:
        raise BrokenPrompt(name, "it has no header of `variables`, `# system` and `# user`")
    declared = _declared(name, parts["header"])
    used = frozenset(_VARIABLE.findall(parts["system"] + parts["user"]))
    if odd := declared ^ used:
        why = f"declared and used variables differ: {', '.join(sorted(odd))}"
        raise BrokenPrompt(name, why)
    system, user = parts["system"].strip(), parts["user"].strip()
    return Prompt(name, number, declared, system, user, sha256(text.encode()).hexdigest())


def _declared(name: str, header: str) -> frozenset[str]:
    try:
        variables = yaml.safe_load(header)["variables"]
        return frozenset(map(str, variables or ()))
    except (yaml.YAMLError, TypeError, KeyError) as error:
        raise BrokenPrompt(name, "its header has no list of `variables`") from error


def _filled(template: str, values: Mapping[str, str]) -> str:
    return _VARIABLE.sub(lambda found: values[found[1]], template)
