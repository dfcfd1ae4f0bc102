"""Blocks → passages of about 60 to 180 words that keep their headings and their place."""
