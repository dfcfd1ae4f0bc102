"""What the customer asks now, read out of the whole conversation."""
