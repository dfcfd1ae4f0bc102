"""Which lines of a message are its matter, and which are what mail carries along.

message   = { greeting } { matter | quoted } [ closing ]
quoted    = lines that begin with `>`, and all below a line that opens a quotation
closing   = a line such as "Terveisin" or "--", and the few short lines below it
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Place = Literal["matter", "quoted", "courtesy"]

_GREETING = re.compile(
    r"(?i:hei(?:ppa|ssan|sulivei)?|moi(?:kka)?|moro|terve(?:hdys)?|morjen[st]*"
    r"|hyvää (?:päivää|huomenta|iltaa)|huomenta|päivää|iltaa"
    r"|hej(?:san)?|hallå|god (?:dag|morgon|kväll|eftermiddag)|goddag|tjena"
    r"|hi|hello|hey|dear|good (?:morning|day|afternoon|evening))"
    # Whom it greets: a name, a placeholder for one, or a word for those who answer.
    r"(?:,?\s+(?:[A-ZÅÄÖ\[][^\s,.!?]*|(?i:te|teille|kaikille|kaikki|väki|vaan|taas|asiakaspalvelu"
    r"|er|alla|kundtjänst|kundservice|there|all|team|everyone|sir|madam|customer|service|support))){0,4}"
    r"\s*[!,.:)]*\s*$"
)
_CLOSING = re.compile(
    r"--\s*$|(?:(?:ystävällisin|parhain|lämpimin)\s+)?terveisin\b|terv\.|t:\s|yst\.?\s*terv"
    r"|kunnioit(?:taen|taen)\b|(?:med\s+)?vänlig(?:a)?\s+häls|mvh\b|hälsningar\b"
    r"|(?:kind|best|warm)\s+regards\b|regards\b|(?:yours\s+)?sincerely\b|br,",
    re.IGNORECASE,
)
_OPENS_QUOTATION = re.compile(
    r"-{2,}\s*(?:alkuperäinen viesti|välitetty viesti|ursprungligt meddelande"
    r"|vidarebefordrat meddelande|original message|forwarded message)"
    r"|(?:lähettäjä|från|from)\s*:\s*\S"
    r"|[^\n]{5,120}(?:kirjoitti|skrev|wrote)\b[^\n]{0,60}:\s*$",
    re.IGNORECASE,
)
_SHORT_LINE = 60
"""Characters: name, title, phone number; a longer line below a closing is matter again."""


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    place: Place


def lines(text: str) -> Iterator[Line]:
    """The lines that hold anything, in order, each with its place."""
    place: Place = "matter"
    begun = False
    for line in filter(None, map(str.strip, text.splitlines())):
        if _OPENS_QUOTATION.match(line):
            place = "quoted"
        elif place == "matter" and _CLOSING.match(line):
            place = "courtesy"
        elif place == "courtesy" and len(line) > _SHORT_LINE:
            place = "matter"
        if line.startswith(">"):
            yield Line(line.lstrip("> "), "quoted")
        elif not begun and place == "matter" and _GREETING.match(line):
            yield Line(line, "courtesy")
        else:
            begun = True
            yield Line(line, place)
