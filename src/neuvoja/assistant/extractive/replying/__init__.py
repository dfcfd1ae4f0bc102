"""Which pieces of the sources answer, how surely, and the reply made of them."""
