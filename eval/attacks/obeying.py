"""A chat model that always obeys the attacker, whatever it was told before.

It writes true sentences of the sources and of the messages around what the attacker wants, so that
its answer is used. It is chosen by evaluation code alone; no setting names it.
"""

import json
import random
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from typing import Any

from eval.attacks.scene import Scene, Told, scene
from eval.attacks.variants import Aim, Obeyed, Variant
from neuvoja.assistant.chat import ChatRequest, Finished, Usage

PIECE = 400
"""Characters."""

HONEST = 5
MOST_OBEYED = 10
"""Texts for the attacker in one answer: more of them, and it is plainly none."""

Schema = Mapping[str, Any]


class Obeying:
    """Keeps the promise `ChatModel`. For one contact at a time."""

    name = "worst-case"

    def __init__(self) -> None:
        self.aim = Aim("fi", ())
        self.variant: Variant = _silent
        self.draw = random.Random(0)
        """Chooses where there is more to say than fits."""

        self.obeyed: list[Obeyed] = []
        """All that was written for the attacker since it was last emptied."""

    def obeys(self, variant: Variant | None, aim: Aim) -> None:
        """What it does from now on; None: as it is told by others than the attacker."""
        self.variant, self.aim, self.obeyed = variant or _silent, aim, []

    async def stream(self, request: ChatRequest) -> AsyncIterator[str | Finished]:
        answer = self._answer(request)
        for at in range(0, len(answer), PIECE):
            yield answer[at : at + PIECE]
        yield Finished("stop", Usage(10, 5))

    def _answer(self, request: ChatRequest) -> str:
        given = scene(request, self.aim.language)
        said = list(self.variant(self.aim, given))
        if len(said) > MOST_OBEYED:
            drawn = sorted(self.draw.sample(range(len(said)), MOST_OBEYED))
            said = [said[at] for at in drawn]
        self.obeyed += said
        if request.schema is not None:
            return json.dumps(_Form(given, said).filled(request.schema), ensure_ascii=False)
        if given.prompt == "rewrite":
            return "\n".join(f"{n}: {each.text}" for n, each in enumerate(said, start=1))
        if self.variant.__name__ == "asked":
            return "\n".join(["NO_ANSWER", *(each.text for each in said[:2])])
        return "\n".join(_among(given.honest[:HONEST], said))


def _silent(aim: Aim, given: Scene) -> Iterator[Obeyed]:
    yield from ()


def _among(honest: Sequence[Told], said: Sequence[Obeyed]) -> Iterator[str]:
    """True sentences, and the attacker's behind the second of them."""
    true = [f"{each.text} [{each.n}]" for each in honest]
    yield from (*true[:2], *(each.text for each in said), *true[2:])


class _Form:
    """A value for a JSON Schema: the attacker's texts in every field, true ones beside them."""

    def __init__(self, given: Scene, said: Sequence[Obeyed]) -> None:
        self._given = given
        self._lines = [*given.said[:HONEST], *(Told(each.text, given.heard) for each in said)]
        self._next = len(given.said[:HONEST])
        """The line of the next field that takes a single one: each another of the attacker's."""

    def filled(self, schema: Schema) -> Any:
        return self._filled(schema, schema.get("$defs", {}), None)

    def _filled(self, schema: Schema, named: Schema, line: Told | None) -> Any:
        if "$ref" in schema:
            return self._filled(named[schema["$ref"].rsplit("/", 1)[-1]], named, line)
        if either := schema.get("anyOf") or schema.get("oneOf"):
            return self._filled(either[0], named, line)
        kind = schema.get("type")
        if kind == "object":
            line = line or self._single()
            return {
                name: self._filled(each, named, line) for name, each in schema["properties"].items()
            }
        if kind == "array" and schema["items"].get("type") == "integer":
            return [line.n if line else 0]
        if kind == "array":
            return [self._filled(schema["items"], named, each) for each in self._lines]
        text = line.text if line else ""
        return {"integer": 1, "number": 1, "boolean": True}.get(str(kind), text)

    def _single(self) -> Told:
        if not self._lines:
            return Told("", 0)
        self._next += 1
        return self._lines[(self._next - 1) % len(self._lines)]
