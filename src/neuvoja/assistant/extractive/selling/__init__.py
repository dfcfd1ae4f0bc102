"""The needs that a customer voiced, what bars an offer, and what is offered."""
