"""Personal data found, replaced and put back: nothing of it needs to reach a model or a store."""

from neuvoja.language.redaction.findings import Kind as Kind
from neuvoja.language.redaction.redactor import Redacted as Redacted
from neuvoja.language.redaction.redactor import RedactionSession as RedactionSession
from neuvoja.language.redaction.redactor import Redactor as Redactor
