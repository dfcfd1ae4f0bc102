"""What a message's writer wrote now, without what a mail program or a signature has added."""

import re

_QUOTE_LINE = re.compile(r"[ \t]*>.*$", re.MULTILINE)
_HISTORY = re.compile(
    r"^[ \t]*(?:"
    r"-{2,}[ \t]*(?:original message|alkuperäinen viesti|ursprungligt meddelande|"
    r"välitetty viesti|vidarebefordrat meddelande|forwarded message)\b.*"
    r"|_{10,}[ \t]*"
    r"|(?:from|lähettäjä|från|avsändare):[ \t]+\S.*\n[ \t]*"
    r"(?:sent|date|to|lähetetty|päivämäärä|pvm|vastaanottaja|skickat|datum|till):[ \t]+\S.*"
    r"|on\b[^\n]{6,120}\bwrote:[ \t]*"
    r"|[^\n]{4,120}\bkirjoitti(?:[ \t][^\n]{1,60})?:[ \t]*"
    r"|den\b[^\n]{6,120}\bskrev\b[^\n]{0,80}:[ \t]*"
    r")$",
    re.MULTILINE | re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"^(?:--[ \t]*|[ \t]*(?:lähetetty|hämtat|skickat|sent|get outlook|hanki outlook)\b[^\n]{0,60}"
    r"(?:iphone|ipad|android|samsung|galaxy|huawei|outlook|yahoo|mobile|puhelimesta|mobil)"
    r"[^\n]{0,40})$",
    re.MULTILINE | re.IGNORECASE,
)


def own_words(text: str) -> str:
    """The text up to the quoted history or the signature, without quoted lines.

    Where nothing would be left, all of it: a message that only forwards still says something.
    """
    if not (_QUOTE_LINE.search(text) or _HISTORY.search(text) or _SIGNATURE.search(text)):
        return text
    ends = [
        found.start() for found in map(lambda p: p.search(text), (_HISTORY, _SIGNATURE)) if found
    ]
    own = _QUOTE_LINE.sub("", text[: min(ends, default=len(text))])
    return own if own.strip() else text
