"""What no answer may hold, whoever asked for it.

known.py         what may be repeated: sources and talk, without what speaks to a machine
strangers.py     addresses, numbers and placeholders from nowhere; another customer's data
commitments.py   promises that no source makes
echoes.py        the prompt's own words, and what somebody planted for the answer
additions.py     what was slipped into a true sentence, or planted in a source; talk.py: what is not
"""
