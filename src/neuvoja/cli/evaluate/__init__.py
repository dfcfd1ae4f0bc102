"""`neuvoja eval …`: from a suite to a page that an evaluator would mail."""
