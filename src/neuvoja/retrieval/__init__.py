"""From a question to ranked passages.

question       the texts of a conversation, each with its weight; mail, matters: what is asked
concepts       each word that tells something, by every name that it has: hearing, naming, wording
terms, rarity  the most telling of them, for the two keyword fields
meaning        the nearest vectors, of what is embedded; translation: the question in another
               language's own words
look           one language's passages by words and by meaning
fusion         all languages on one scale; gathered, versions, collapse: each thing said once
share          how much of a question a passage carries
search         all of it, for a conversation; library: as a person types it; found: what both give
promises       what the room needs from outside
"""
