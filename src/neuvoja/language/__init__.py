"""Text in, terms out.

text, words, sentences      a text made fit to read, and where its words and sentences stand:
                            boundaries, abbreviations; quoted: what its writer wrote now
detection                   which language a message or a conversation is in, by common_words;
                            scripts: letters that are not Latin
analysis                    from words to terms; forms/: each language's lemmas and spoken forms
exact/                      prices, dates, numbers and their units: what must not change
negation, clauses, commitments, interrogatives   what a sentence does
similarity                  how much of one text stands in another; everyday: words for one thing
embedding/                  one meaning in three languages, by numpy alone
redaction/                  personal data out of a text, and back
hostile/                    text that speaks to a machine; disguises: text that is not what it seems
promises                    what the room needs from outside
"""
