"""The generative engine: a model writes, Neuvoja checks, the extractive engine stands beneath.

ladder.py       the model's part or the extractive one; deadline.py: until when, falls.py: why
engine.py       the four parts, each by its writer: reply.py, summary.py,
                opportunities.py, hand_over.py
packing.py      whole sources by rank, the dialogue condensed, in so many tokens
asking.py       a prompt, within the budget, noted; questioning.py: what else to search for
provisional.py  what is shown of an answer while it is written
citations.py    an answer as sentences with what they cite
structured.py   an answer as JSON, mended once; loose_json.py: read with tolerance
verifying.py    each sentence grounded and guarded; mending.py: what fails, rewritten once
grounded.py     what a sentence rests on; nearness.py: by its meaning; draft.py: held against what
courteous.py    what states nothing and so needs no source
retelling.py    what a colleague is told; attesting.py: each line on the messages that it names
guard.py        what no answer may hold, whoever asked for it, by the rules in guarding/
made_once.py    the extractive reply, heard for its opinion and where the model falls
composing.py    the reply of what has passed; opinion.py: how sure it is; remarks.py: what to know
tone.py         the house's words and manner; locked_terms.py: its glossary; verbatim.py: what is
                quoted word for word; wishes.py: the language that the advisor asks for
"""
