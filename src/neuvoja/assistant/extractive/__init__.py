"""The extractive engine: it says only what stands in the conversation, the sources or the rules.

engine         the four parts, each by its writer
replying/      which pieces of the sources answer, and the reply made of them
handing_over/  which team takes a matter over, and what it is told
filing/        what is noted of a conversation: the summary
selling/       the needs that were voiced, what bars an offer, what is offered
moments/       the moments that a conversation is in: bereavement, complaint, scam, danger
signals/       words of products, moments and teams, found in what is said
asking/        what the customer asks now
pages/         passages as the pieces that a reply may quote
wording/, listening/   the languages' own words: of sources and questions, of how people talk

Each room imports only of those below it.
"""
