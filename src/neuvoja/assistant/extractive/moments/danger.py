"""When the customer's words tell of immediate danger to life, such as a fire or a smell of gas.

The words are those of the moment `danger` in `selling.yaml`, and those of `perils`.
"""

from neuvoja.assistant.extractive.listening.listening import listening
from neuvoja.assistant.extractive.listening.quotes import clause_quote
from neuvoja.assistant.extractive.moments.moments import MomentReader, Standing
from neuvoja.assistant.reading import Reading
from neuvoja.domain.suggestion import Notice
from neuvoja.language.analysis import Analyser

DANGER = "danger"


class DangerWatch:
    """Safe to use from several threads."""

    def __init__(self, analyser: Analyser) -> None:
        self._moments = MomentReader(analyser, only=DANGER)

    def heard(self, reading: Reading) -> Standing | None:
        """Where danger was told last; None where it was not."""
        return next(reversed(self.all_heard(reading)), None)

    def all_heard(self, reading: Reading) -> list[Standing]:
        """Every saying that tells of danger; empty where none does."""
        return self._moments.heard(reading)

    def notices(self, reading: Reading) -> tuple[Notice, ...]:
        """One notice `urgent` in the advisor's language, or none."""
        told = self.heard(reading)
        if told is None:
            return ()
        text = listening(reading.advisor_language).labels["urgent"]
        words = clause_quote(told.said.saying, told.tokens)
        return (Notice(code="urgent", text=text.format(quote=words)),)
