"""What makes the models in the box. `neuvoja` never imports it."""
