"""Markdown → blocks, with what their readers see and nothing else."""
