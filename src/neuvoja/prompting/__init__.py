"""A prompt file and values → what a model is sent; strict, and only once."""
