"""The moments that a conversation is in; they decide what may be said and offered."""
