"""What is noted of a conversation, and the summary that is filed of it."""
