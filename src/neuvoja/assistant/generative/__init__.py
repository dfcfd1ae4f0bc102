"""The generative engine: a model writes, Neuvoja checks, the extractive engine stands beneath.

ladder.py       the model's part or, within the same deadline, the extractive one
engine.py       the four parts, each by its writer
packing.py      whole sources by rank, the dialogue condensed, in so many tokens
asking.py       a prompt, within the budget, noted
citations.py    an answer as sentences with what they cite
structured.py   an answer as JSON, read with tolerance, mended once
verifying.py    each sentence cited, grounded and guarded; what fails is rewritten once
guard.py        what no answer may hold, whoever asked for it
tone.py         the house's words and manner; verbatim.py: what is quoted word for word
"""
