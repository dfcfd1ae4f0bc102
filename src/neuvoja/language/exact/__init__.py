"""What must be exact in a text: prices, dates, times, numbers with their units, addresses."""
