"""What every value of the domain has in common."""

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """Frozen, compared by content; a field's docstring is its description in OpenAPI."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True, extra="ignore")
