"""Files and records → passages → indexes.

formats/       the files of the knowledge folder as values, or refusals that say what to put right
read, records, review, intake   the folder → the database; arrivals: one record at a time
prepare        a record → what is stored of it: redacted, split and hashed
markdown/      Markdown → blocks; splitting/: blocks → passages; precedents: a case → its two halves
sync, updater  the database → the indexes
importing/     documents and tables from elsewhere
aligned        what the organisation says in several languages
report         what was found odd, and refused
promises       what the room needs from outside
"""
