"""From a question to ranked passages.

question       the texts of a conversation, each with its weight; mail, matters: what is asked
concepts       each word that tells something, by every name that it has: hearing, naming, wording
terms, rarity  the most telling of them, for the two keyword fields
meaning        the nearest vectors; translation: the question in another language's own words
look           one language's passages by words and by meaning
fusion         all languages on one scale; gathered, versions, collapse: each thing said once
search         all of it, for a conversation; library: as a person types it
"""
