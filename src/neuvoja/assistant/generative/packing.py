"""Sources and dialogue as a model is given them: fenced as data, in so many tokens.

```
<source-3fa9c1 n="2" kind="article" language="fi" updated="2026-08-18">
title › heading
text
</source-3fa9c1>

<message-3fa9c1 n="0" role="customer">
text
</message-3fa9c1>
```

The ending of a fence is made of all the texts together, so that no text among them can close it;
the same texts have the same fence, so that a recorded answer is found again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from neuvoja.assistant.generative import verbatim
from neuvoja.assistant.hostile import without_orders
from neuvoja.assistant.promises import TokenCounter
from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import Message
from neuvoja.domain.suggestion import Source
from neuvoja.language.redaction.placeholders import blanked

SHORTENED = 240
"""Characters that are left of an old message before it is left out wholly."""

LATEST = 6
"""Messages before the last that are shortened or left out after all older ones only."""

NONE = "(none)"


@dataclass(frozen=True, slots=True)
class Packed:
    text: str
    offered: tuple[int, ...]
    """The `n` of the sources in it, best first; empty where none fits or may be shown."""


def fenced_sources(
    reading: Reading, budget_tokens: int, counter: TokenCounter, *, internal: bool = False
) -> Packed:
    """The sources whole, by rank; one that does not fit is left out, and a smaller one may follow.

    Orders to machines are left out of them, and placeholders of other contacts are blanked.

    Args:
        budget_tokens: what they may take together, their fences included.
        internal: whether those may be in it that are for advisors only.
    """
    shown = [each for each in reading.sources if internal or each.audience == "public"]
    texts = {each.n: text for each in shown if (text := _text(each, reading))}
    ending = _ending(texts.values())
    pieces: list[str] = []
    offered: list[int] = []
    left = budget_tokens
    for each in shown:
        if each.n not in texts:
            continue
        piece = _fenced("source", ending, _facts(each), texts[each.n])
        if (tokens := counter.count(piece)) <= left:
            pieces.append(piece)
            offered.append(each.n)
            left -= tokens
    return Packed("\n\n".join(pieces) or NONE, tuple(offered))


def fenced_dialogue(reading: Reading, budget_tokens: int, counter: TokenCounter) -> str:
    """The messages, numbered from 0; the last of the customer is always whole.

    Where they do not fit, the oldest are shortened, then left out; of the last few as late as can
    be. What is left out is counted.
    """
    conversation = reading.conversation
    ending = _ending([each.text for each in conversation.messages])
    texts = _condensed(conversation.messages, budget_tokens, counter)
    pieces = list(_dialogue(conversation.messages, texts, ending))
    if conversation.subject:
        pieces.insert(0, _fenced("subject", ending, "", conversation.subject))
    return "\n".join(pieces)


def _condensed(
    messages: Sequence[Message], budget: int, counter: TokenCounter
) -> dict[int, str | None]:
    """The text of each message; None: it is left out."""
    texts: dict[int, str | None] = {at: each.text for at, each in enumerate(messages) if each.text}
    tokens = {at: counter.count(text or "") + _FENCE for at, text in texts.items()}
    over = sum(tokens.values()) - budget
    for at, least in _victims(messages):
        if over <= 0:
            break
        text = texts.get(at)
        if text is None:
            continue
        shorter = None if least else _shortened(text)
        now = counter.count(shorter) + _FENCE if shorter is not None else 0
        over -= tokens[at] - now
        texts[at], tokens[at] = shorter, now
    return texts


def _victims(messages: Sequence[Message]) -> Iterator[tuple[int, bool]]:
    """Which message gives way next, and whether wholly."""
    customers = [at for at, each in enumerate(messages) if each.role == "customer"]
    last = customers[-1] if customers else len(messages) - 1
    others = [at for at in range(len(messages)) if at != last]
    older = [at for at in others if at < last - LATEST]
    latest = [at for at in others if at >= last - LATEST]
    for group in (older, latest):
        yield from ((at, False) for at in group)
        yield from ((at, True) for at in group)


def _dialogue(
    messages: Sequence[Message], texts: dict[int, str | None], ending: str
) -> Iterator[str]:
    missing = 0
    for at, each in enumerate(messages):
        text = texts.get(at)
        if text is None:
            missing += 1
            continue
        if missing:
            yield f"({missing} messages left out)"
            missing = 0
        yield _fenced("message", ending, f' n="{at}" role="{each.role}"', text)
    if missing:
        yield f"({missing} messages left out)"


_FENCE = 24
"""Tokens of a message's fence, at most."""


def _shortened(text: str) -> str:
    if len(text) <= SHORTENED:
        return text
    return f"{text[:SHORTENED].rsplit(maxsplit=1)[0]} …"


def _text(source: Source, reading: Reading) -> str:
    """What a model may see of it; empty where all of it speaks to machines."""
    text = without_orders(blanked(verbatim.shown(source, reading)))
    head = " › ".join(filter(None, (source.title, source.heading)))
    return "\n".join(filter(None, (without_orders(blanked(head)), text))) if text else ""


def _facts(source: Source) -> str:
    facts = {"n": source.n, "kind": source.kind, "language": source.language}
    dated = source.updated or (source.case and source.case.closed_at)
    days = {"updated": dated.isoformat()[:10]} if dated else {}
    audience = {"audience": "internal"} if source.audience == "internal" else {}
    return "".join(f' {name}="{value}"' for name, value in {**facts, **days, **audience}.items())


def _fenced(name: str, ending: str, facts: str, text: str) -> str:
    return f"<{name}-{ending}{facts}>\n{text}\n</{name}-{ending}>"


def _ending(texts: Iterable[str]) -> str:
    """Six hexadecimal digits that stand in none of the texts."""
    whole = "\x00".join(texts)
    ending = sha256(whole.encode()).hexdigest()
    while ending[:6] in whole:
        ending = sha256(ending.encode()).hexdigest()
    return ending[:6]
