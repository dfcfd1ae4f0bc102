"""Addresses and long numbers of any kind: whatever could lead a reader, or carry data, elsewhere.

Broader than `literals`, which reads what people mean; here all is found that a program would
follow: any domain, a disguised one ("example (dot) com"), any row of digits that is no date.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from neuvoja.language.exact.literals import placed

TEXTS_REMEMBERED = 4_096
FEWEST_DIGITS = 6
"""From which on a number may be somebody's: a telephone, an account, an order."""

_DOT = r"(?:\.|\s?[\[({]\s?(?:\.|dot|piste|punkt)\s?[\])}]\s?|\s(?:dot|piste|punkt)\s)"
_AT = r"(?:@|\s?[\[({]\s?(?:@|at|ät|snabel-a|miukumauku)\s?[\])}]\s?)"
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_SCHEME = re.compile(
    r"\b(?:[a-z][a-z0-9+.-]{1,20}:\s?//|hxxps?:|(?:java|vb)script:|data:\w+/|mailto:|tel:)\S*"
    r"|(?<![\w:/])//[^\s/]+\S*",
    re.IGNORECASE,
)
_MAIL = re.compile(rf"[\w.+-]{{1,64}}{_AT}{_LABEL}(?:{_DOT}{_LABEL}){{1,5}}", re.IGNORECASE)
_DOMAIN = re.compile(
    rf"(?<![\w@.-])(?P<name>(?:{_LABEL}{_DOT}){{1,5}})(?P<top>[a-zåäö]{{2,24}})\b(?P<path>[/?#:]\S*)?",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?)]}'\"”’»*_>"
_NUMBER = re.compile(r"(?<![\w.,])\+?\(?\d(?:[ \u00a0().–-]{0,2}\d){5,40}(?![\d])")
_ACCOUNT = re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{2,4}){3,8}\b")
_WRITTEN_DATE = re.compile(
    r"\d{4}-\d\d(?:-\d\d)?|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d)?"
    r"(?:\s?[–-]\s?\d{1,2}[./]\d{1,2}[./](?:\d{4})?)?"
)
_COUNTED = re.compile(r"\d{1,3}(?:[ .\u00a0]\d{3})+(?:,\d{1,2})?")


@lru_cache(maxsize=TEXTS_REMEMBERED)
def addresses(text: str) -> frozenset[str]:
    """URLs, domains and e-mail addresses in canonical form: lower case, without scheme and www."""
    plain = unicodedata.normalize("NFKC", text)
    return frozenset(filter(None, _addresses(plain)))


@lru_cache(maxsize=TEXTS_REMEMBERED)
def long_numbers(text: str) -> frozenset[str]:
    """The digits of telephone, account, order and other long numbers; dates and sums are none."""
    plain = unicodedata.normalize("NFKC", text)
    return frozenset(_long_numbers(plain))


def digits_in(text: str) -> str:
    """All digits of a text in order, so that a number is found however it is grouped."""
    return "".join(each for each in unicodedata.normalize("NFKC", text) if each.isdigit())


def _addresses(text: str) -> Iterator[str]:
    mails = list(_MAIL.finditer(text))
    for found in (*_SCHEME.finditer(text), *mails):
        yield _canonical(found[0])
    taken = [each.span() for each in mails]
    for found in _DOMAIN.finditer(text):
        inside = any(start <= found.start() < end for start, end in taken)
        if not inside and _is_domain(found):
            yield _canonical(found[0])


def _is_domain(found: re.Match[str]) -> bool:
    """Whether it is one, rather than a missing blank or an abbreviation: "esim.tämä", "t.ex"."""
    if found["path"] and len(found["path"]) > 1:
        return True
    labels = re.findall(r"\w+", found["name"])
    plain = found["top"].islower() and not any(each.isdigit() for each in found["top"])
    return plain and any(len(each) > 2 for each in labels) and not labels[-1].isdigit()


def _canonical(address: str) -> str:
    bare = re.sub(_DOT, ".", address.strip(), flags=re.IGNORECASE)
    bare = re.sub(_AT, "@", bare, flags=re.IGNORECASE).lower()
    bare = re.sub(r"^(?:https?|hxxps?):\s?//|^//|^mailto:|^tel:", "", bare)
    return re.sub(r"^www\.", "", bare).rstrip(_TRAILING).rstrip("/")


def _long_numbers(text: str) -> Iterator[str]:
    for account in _ACCOUNT.finditer(text):
        yield "".join(filter(str.isalnum, account[0])).lower()
    dated = [each.span() for each in _WRITTEN_DATE.finditer(text)]
    measured = [
        (each.start, each.end)
        for each in placed(text)
        if all(" " in form or re.match(r"T\d|\d{4}-|--", form) for form in each.forms)
    ]
    for found in _NUMBER.finditer(text):
        digits = digits_in(found[0])
        known = any(start <= found.start() < end for start, end in (*dated, *measured))
        if len(digits) >= FEWEST_DIGITS and not known and not _COUNTED.fullmatch(found[0]):
            yield digits
