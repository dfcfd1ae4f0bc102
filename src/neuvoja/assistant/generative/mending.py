"""Sentences that failed, written anew: once, all of them in one call."""

import asyncio
import re
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import replace

from neuvoja.assistant.chat import whole
from neuvoja.assistant.generative.asking import Asker
from neuvoja.assistant.generative.citations import stated
from neuvoja.assistant.generative.draft import Draft
from neuvoja.assistant.generative.tone import inert, manner
from neuvoja.assistant.generative.verbatim import word_for_word
from neuvoja.assistant.generative.verifying import Verified, Verifier
from neuvoja.assistant.working import Worker
from neuvoja.domain.errors import ModelRefused, Unavailable
from neuvoja.language.similarity import share_of_grams, unsupported_literals
from neuvoja.prompting.prompt import Prompt

TOKENS_A_SENTENCE = 120
MOST_MENDED = 8

SAID = 0.8
"""From this share of its letter groups on, a sentence says nothing that another does not."""

_LINE = re.compile(r"^\s*(\d{1,2})\s*[:.)]\s*(.+?)\s*$", re.MULTILINE)
_DROPPED = re.compile(r"^\W*DROP\b", re.IGNORECASE)


class Mender:
    def __init__(self, *, asker: Asker, prompt: Prompt, verifier: Verifier, worker: Worker) -> None:
        self._asker = asker
        self._prompt = prompt
        self._verifier = verifier
        self._worker = worker

    async def mended(
        self, verified: Sequence[Verified], draft: Draft, sources: str, *, within_s: float
    ) -> list[Verified]:
        """The sentences in order, what failed written anew or left out.

        Where the model cannot be asked in time, what failed is left out.

        Args:
            sources: the text by which they were offered.
        """
        faults = [at for at, each in enumerate(verified) if not each.passes][:MOST_MENDED]
        anew: dict[int, list[Verified]] = {}
        if faults:
            draft.reading.noted.counts["sentences_rewritten"] += len(faults)
            answer = await self._answer([verified[at] for at in faults], draft, sources, within_s)
            both = replace(draft, prompt=f"{draft.prompt}\n{self._prompt.system}")
            anew = await self._worker(self._read, answer, faults, both)
        passed = [one for one in verified if one.passes]
        kept = [
            each
            for at, one in enumerate(verified)
            for each in ([one] if one.passes else _news(anew.get(at, []), passed))
        ]
        lost = [at for at, one in enumerate(verified) if not (one.passes or anew.get(at))]
        draft.reading.noted.counts["sentences_left_out"] += len(lost)
        return _once(kept)

    async def _answer(
        self, faults: Sequence[Verified], draft: Draft, sources: str, within_s: float
    ) -> str:
        values = {
            "manner": manner(draft.reading, draft.language),
            "sources": sources,
            "faults": "\n".join(_fault(n, each) for n, each in enumerate(faults, start=1)),
        }
        most = TOKENS_A_SENTENCE * len(faults)
        try:
            async with asyncio.timeout(within_s):
                asked = self._asker.stream(self._prompt, values, draft.reading, most_tokens=most)
                async with aclosing(asked) as pieces:
                    return await whole(pieces)
        except (Unavailable, ModelRefused, TimeoutError):
            return ""

    def _read(self, answer: str, faults: Sequence[int], draft: Draft) -> dict[int, list[Verified]]:
        """What passes of each sentence's new wording."""
        anew: dict[int, list[Verified]] = {}
        for found in _LINE.finditer(answer):
            n, text = int(found[1]), found[2]
            if 0 < n <= len(faults) and not _DROPPED.match(text):
                said = word_for_word(stated(text), draft.reading, draft.language, draft.offered)
                again = self._verifier.verified(said, draft)
                anew[faults[n - 1]] = [each for each in again if each.passes]
        return anew


def _fault(n: int, each: Verified) -> str:
    marks = "".join(f"[{cited}]" for cited in each.sentence.cites)
    return f"{n}: {inert(each.sentence.text)} {marks}\n   What is wrong: {inert(each.why)}"


def _news(anew: Sequence[Verified], passed: Sequence[Verified]) -> list[Verified]:
    """Of what is written anew, what no sentence that passed says already."""
    return [each for each in anew if all(_share(each, other) < SAID for other in passed)]


def _share(each: Verified, other: Verified) -> float:
    """How much of a sentence another one says; nothing where it does not say its figures."""
    text, said = each.sentence.text, other.sentence.text
    return 0.0 if unsupported_literals(text, said) else share_of_grams(text, said)


def _once(sentences: Sequence[Verified]) -> list[Verified]:
    """Each sentence once."""
    return list({each.sentence.text: each for each in sentences}.values())
