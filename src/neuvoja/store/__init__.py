"""The relational database: the truth about knowledge, and the log of what was suggested.

database       the one pool; address: where it is; wall: none of its errors passes
schema         the tables; upgrade, migrations/: brought to this version
sources        articles, cases and products, by one writing at a time; audit: what was changed
passages       what is searched and cited
suggestions    what was suggested, and what became of it; spending: what models cost
ids            ids as a database can take them
owner          one process owns the data folder
"""
