"""Other people's data → suites, through small adapters."""
