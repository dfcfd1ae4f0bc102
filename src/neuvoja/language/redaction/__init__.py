"""Personal data found, replaced and put back: nothing of it needs to reach a model or a store.

redactor       all of it, for a text or a whole conversation; findings: what is where
placeholders   what stands in a value's place; restoring: the value in its place again
identifiers, contacts, addresses   what is told by its form, beginning as characters has it
labelled       what is told by the labels beside it
names          announced by cues (phrases), signed (signatures), told by the lexicon, or known
row            a text as words, each with its reading; how far a name goes: extent, neighbours,
               inflection
codes, spoken_numbers   what opens something; numbers said word by word
embedding      questions embedded elsewhere without any of it
"""

from neuvoja.language.redaction.findings import Kind as Kind
from neuvoja.language.redaction.redactor import Redacted as Redacted
from neuvoja.language.redaction.redactor import RedactionSession as RedactionSession
from neuvoja.language.redaction.redactor import Redactor as Redactor
