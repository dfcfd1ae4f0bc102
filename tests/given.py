"""What many tests begin with."""

from typing import Any


def conversation(*texts: str, **fields: Any) -> dict[str, Any]:
    """A conversation in which the customer said these texts, one after the other."""
    messages = [{"role": "customer", "text": text} for text in texts]
    return {"messages": messages} | fields
