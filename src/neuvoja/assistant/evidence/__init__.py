"""A sentence beside the passages that it cites.

reader         lays a text out: its units and what stands in each; layout, wording, measures
anchors        what must be exact; naming: names of several words
comparison     within one language; rivals: whether what is exact belongs to the same matter
across         with passages in another language, by their meaning
carrying       how well characters carry it; doubts: what speaks against it
"""
