"""The use cases; they speak to promises only.

service        the walk of a conversation: read, write the parts, restore, record
reader         redacted, its language told, its sources found: a `reading`; versions: translations
               beside their originals; unread: languages that we do not read
extractive/    the engine that says only what stands in its sources
generative/    the engine in which a model writes and Neuvoja checks
grounding      whether a sentence is carried by what it cites; evidence/ lays both side by side
hostile        what speaks to a machine is data and no order
events, merging, in_flight, made, noted, working   how the parts reach whoever waits for them
chat, promises what is asked of a model, and of the rooms outside
"""
