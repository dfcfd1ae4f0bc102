"""Passages as the pieces that a reply may quote."""
