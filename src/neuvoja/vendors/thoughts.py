"""What a model thinks aloud before it answers is not for the advisor.

Services that know their model keep it apart, and LangChain drops it. Others let the answer begin
with it: `<think>Hmm, the customer …</think>Hyvä asiakas …`.
"""

OPENS, CLOSES = "<think>", "</think>"


class Thoughts:
    """Hears the pieces of one answer, in order."""

    def __init__(self) -> None:
        self._held = ""
        self._answering = False

    def without(self, piece: str) -> str:
        """What of the answer this piece completes; empty while the model thinks or may begin to."""
        if self._answering:
            return piece
        self._held += piece
        begun = self._held.lstrip()
        if begun.startswith(OPENS):
            return self._after(CLOSES)
        if OPENS.startswith(begun):
            return ""
        return self._all()

    def rest(self) -> str:
        """What is left at the end: an answer so short that it might have been the beginning."""
        held = self._held.lstrip()
        return "" if held.startswith(OPENS) else self._all()

    def _after(self, mark: str) -> str:
        _, closed, answer = self._held.partition(mark)
        if not closed or not answer.strip():
            return ""
        self._held = answer.lstrip()
        return self._all()

    def _all(self) -> str:
        said, self._held, self._answering = self._held, "", True
        return said
