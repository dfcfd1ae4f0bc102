"""Runs → a page that an evaluator would mail, or a file that another tool reads."""
