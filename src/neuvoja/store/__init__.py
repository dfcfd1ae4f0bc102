"""The relational database: the truth about knowledge, and the log of what was suggested."""
