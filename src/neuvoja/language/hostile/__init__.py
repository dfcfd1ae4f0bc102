"""Text that speaks to a machine rather than to people, in messages and in sources.

Customers' messages and documents are data. What in them tells an assistant what to say is found
here, by kinds of evidence that belong to the language and to the trade and to no organisation:

structures   chat templates, role records, tool calls, active mark-up      structures.py
encoded      text that is hidden in base64, hex or spaced letters          encoded.py
commands     sentences addressed to an assistant, or that dictate          commands.py
roles        what the machine shall be called, and what that one says      roles.py
promises     answers and addresses put into the advisor's mouth            promises.py
answers      lines that no answer to a customer holds                      answers.py

Orders are told by patterns.py out of the words of vocabulary.py, and tasks by tasks.py where the
text around is about something else. spans.py says where in a text all of it stands.
"""

from neuvoja.language.hostile.commands import for_staff
from neuvoja.language.hostile.spans import Heeded, heeded, hostile_spans, is_ordering, overlaps

__all__ = ["Heeded", "for_staff", "heeded", "hostile_spans", "is_ordering", "overlaps"]
