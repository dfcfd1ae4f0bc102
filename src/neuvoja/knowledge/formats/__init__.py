"""The files of the knowledge folder as values; what is broken is named by file, line and key."""
