"""One meaning in Finnish, Swedish and English: the static embedding in the box, numpy only."""
