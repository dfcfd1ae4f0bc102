"""How people talk: what was said, sentence by sentence, and the phrases that mark what it does."""
