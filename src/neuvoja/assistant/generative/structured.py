"""A model's answer as a value: JSON by schema, read with tolerance, asked for once more."""

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from pydantic import ConfigDict, ValidationError

from neuvoja.assistant.chat import Finished
from neuvoja.assistant.generative.asking import Asker
from neuvoja.assistant.generative.loose_json import objects
from neuvoja.assistant.reading import Reading
from neuvoja.domain.errors import AnswerFault, AnswerUnusable
from neuvoja.domain.value import Value
from neuvoja.prompting.prompt import Prompt

FAULT = "fault"
"""The variable of a prompt by which a model is told why its last answer was of no use."""

MOST_FAULTS = 3
_ATTEMPTS = 2
_AGAIN = (
    "Your last answer could not be used: {fault}. "
    "Answer anew: one JSON object of the form asked for, and nothing else."
)
_CUT = "it was too long and is cut"


class Form(Value):
    """What a model is asked to fill in. The docstrings of its fields stand in the schema."""

    model_config = ConfigDict(json_schema_extra={"additionalProperties": False})


F = TypeVar("F", bound=Form)


async def structured(
    asker: Asker,
    prompt: Prompt,
    values: Mapping[str, str],
    reading: Reading,
    *,
    form: type[F],
    most_tokens: int,
) -> F:
    """The model's answer in this form; an answer of no use is asked for once more, with its fault.

    Args:
        values: of the prompt's variables but for `fault`, which is filled in here.

    Raises:
        AnswerUnusable: it withheld its answer, or none could be read.
        OverBudget, ModelUnavailable, ModelRefused, BrokenPrompt
    """
    fault = ""
    kind: AnswerFault = "nonsense"
    for _ in range(_ATTEMPTS):
        told = _AGAIN.format(fault=fault) if fault else ""
        answer, cut = await _answer(
            asker, prompt, {**values, FAULT: told}, reading, schema_of(form), most_tokens
        )
        try:
            return _read(answer, form)
        except ValueError as error:
            fault = _CUT if cut else _why(error)
            kind = "cut" if cut else "nonsense" if answer.strip() else "empty"
    raise AnswerUnusable(model_of(reading), kind)


@cache
def schema_of(form: type[Form]) -> Mapping[str, Any]:
    """The JSON Schema of a form."""
    return form.model_json_schema()


def model_of(reading: Reading) -> str:
    """The model that was asked last; empty before any was."""
    return next((call.model for call in reversed(list(reading.calls))), "")


async def _answer(
    asker: Asker,
    prompt: Prompt,
    values: Mapping[str, str],
    reading: Reading,
    schema: Mapping[str, Any],
    most_tokens: int,
) -> tuple[str, bool]:
    """The text, and whether it was cut."""
    pieces: list[str] = []
    end: Finished | None = None
    async for piece in asker.stream(
        prompt, values, reading, most_tokens=most_tokens, schema=schema
    ):
        if isinstance(piece, Finished):
            end = piece
        else:
            pieces.append(piece)
    if end is not None and end.reason == "filter":
        raise AnswerUnusable(model_of(reading), "withheld")
    return "".join(pieces), end is not None and end.reason == "length"


def _read(answer: str, form: type[F]) -> F:
    """The first object of the answer that fills the form.

    Raises:
        ValueError: there is none.
    """
    fault: ValueError = ValueError("it holds no JSON object")
    for found in objects(answer):
        try:
            return form.model_validate(found)
        except ValidationError as error:
            fault = error
    raise fault


def _why(error: ValueError) -> str:
    """Says where the fault is, and nothing of what the model wrote."""
    if not isinstance(error, ValidationError):
        return str(error)
    faults = error.errors(include_input=False, include_url=False, include_context=False)
    return "; ".join(f"{_place(each['loc'])}: {each['msg']}" for each in faults[:MOST_FAULTS])


def _place(loc: tuple[int | str, ...]) -> str:
    return ".".join(map(str, loc)) or "the answer"
