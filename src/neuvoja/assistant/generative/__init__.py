"""The generative engine: a model writes, Neuvoja checks, the extractive engine stands beneath.

ladder      the model's part or, within the same deadline, the extractive one  ladder.py
engine      the four parts, each by its writer                               engine.py
pack        whole sources by rank, the dialogue condensed, in so many tokens packing.py
ask         a prompt, within the budget, noted                               asking.py
read        sentences with their citations; JSON, read with tolerance        citations.py, structured.py
check       each sentence: cited, grounded, guarded; else rewritten once     verifying.py, guard.py
in the house's words and tone, verbatim where it must be                     tone.py, verbatim.py
"""
