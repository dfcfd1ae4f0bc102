"""The products file: a YAML list."""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from neuvoja.domain.knowledge import Product
from neuvoja.knowledge.formats.checking import listed, value_of, with_values
from neuvoja.knowledge.formats.texts import IN_LANGUAGES, with_texts
from neuvoja.knowledge.formats.written import Written, read_yaml
from neuvoja.knowledge.report import Findings
from neuvoja.language.text import clean

A_LIST = "a list of products, each with id and name"
PRICE = "a mapping such as {amount: 29.90, currency: EUR, unit: kk}"
AMOUNT = "a number such as 29.90; the currency and the unit have keys of their own"

_ID = re.compile(r"^[-\s]*id[ \t]*:[ \t]*[\"']?(.+?)[\"']?[ \t]*$", re.MULTILINE)
_AMOUNT = re.compile(r"-?\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?|-?\d+(?:[.,]\d+)?")
_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}")
_SPACES = str.maketrans("", "", " \u00a0\u202f")
_LISTS = ("signals", "owns_excludes", "check_first")


def written_products(text: str, path: Path) -> Iterator[Written]:
    """The products of a file as they stand there.

    Raises:
        BrokenRecord: it is not YAML, or not a list.
    """
    written = read_yaml(text, path)
    if isinstance(written.value, dict) and isinstance(written.value.get("products"), list):
        lines = {
            key.removeprefix("products."): line
            for key, line in written.lines.items()
            if key.startswith("products.")
        }
        written = Written(path, written.line, written.value["products"], lines)
    if written.value is None:
        return
    if not isinstance(written.value, list):
        raise written.broken("", written.value, A_LIST)
    yield from written.items()


def read_product(written: Written, findings: Findings) -> Product:
    """The product of one record; an empty signal is left out, since it would match everything.

    Raises:
        BrokenRecord: what cannot be read, and where.
    """
    if not isinstance(written.value, dict):
        raise written.broken("", written.value, A_LIST)
    written = with_texts(listed(written, _LISTS, findings), "name", findings)
    if not written.value.get("name"):
        raise written.broken("name", written.value.get("name"), IN_LANGUAGES)
    changes: dict[str, Any] = {"signals": _signals(written, findings)}
    if written.value.get("price") is not None:
        changes["price"] = _price(written)
    if isinstance(unsuitable := written.value.get("unsuitable"), dict):
        changes["unsuitable"] = {
            key: [each] if key in ("age_groups", "segments") and isinstance(each, str) else each
            for key, each in unsuitable.items()
        }
    return value_of(Product, with_values(written, **changes), findings)


def legible_ids(text: str) -> set[str]:
    """The ids that a broken file seems to hold."""
    return {found[1] for found in _ID.finditer(text)}


def amount(text: str) -> Decimal | None:
    """A price as it is written, with its decimals; None where it is no number or two.

    A comma is a decimal comma and a space parts thousands, as in Finland and Sweden. What could be
    thousands as well as decimals, `1,490`, is no number.
    """
    text = text.strip()
    if not _AMOUNT.fullmatch(text) or ("," in text and _THOUSANDS.fullmatch(text)):
        return None
    return Decimal(text.translate(_SPACES).replace(",", "."))


def _price(written: Written) -> dict[str, Any]:
    price = written.value["price"]
    if not isinstance(price, dict):
        raise written.broken("price", price, PRICE)
    given = price.get("amount")
    value = amount(given) if isinstance(given, str) else None
    if value is None:
        raise written.broken("price.amount", given, AMOUNT)
    return price | {"amount": value}


def _signals(written: Written, findings: Findings) -> Any:
    signals = written.value.get("signals") or []
    if not isinstance(signals, list):
        return signals
    kept = []
    for n, signal in enumerate(signals):
        text = " ".join(clean(signal).split()) if isinstance(signal, str) else signal
        if text is None or text == "":
            key = f"signals.{n}"
            findings.warn(
                written.path, written.line_of(key), "signals", "has an empty one, not read"
            )
        else:
            kept.append(text)
    return kept
