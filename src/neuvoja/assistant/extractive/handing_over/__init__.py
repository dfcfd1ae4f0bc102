"""Which team takes a matter over, and what it is told."""
