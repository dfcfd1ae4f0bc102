"""The words of the trade as frozen values; no I/O, and nothing of ours below it.

conversation   who said what, on which channel, and what is known of the customer
knowledge      articles, cases and products, and the passages made of them
organisation   how the house speaks, sells and shares its work
suggestion     what is answered, and what it stands on
errors         everything that can go wrong, in one tree
value, fields, expectations   what all values share, and plain words for one that is wrong
"""
