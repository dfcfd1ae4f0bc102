"""The organisation's own words over the product's: key by key.

A list or a text replaces what was there; a key written `+key` extends a list, or the lists of a
mapping.
"""

from collections.abc import Mapping, Sequence
from typing import Any


def merged(default: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The default with all that the organisation says; neither is changed."""
    result = dict(default)
    for key, value in own.items():
        if key.startswith("+"):
            result[key[1:]] = _extended(result.get(key[1:]), value)
        elif isinstance(value, Mapping) and isinstance(result.get(key), Mapping):
            result[key] = merged(result[key], value)
        elif isinstance(value, Mapping):
            result[key] = merged({}, value)
        else:
            result[key] = value
    return result


def _extended(default: Any, own: Any) -> Any:
    if isinstance(default, Mapping) and isinstance(own, Mapping):
        return dict(default) | {key: _extended(default.get(key), own[key]) for key in own}
    if default is None:
        return own
    return [*_as_list(default), *_as_list(own)]


def _as_list(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else [value]
