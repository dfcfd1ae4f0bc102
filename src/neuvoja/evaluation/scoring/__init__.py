"""One scorer a task."""
