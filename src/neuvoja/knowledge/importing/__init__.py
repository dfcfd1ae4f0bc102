"""Documents and tables from elsewhere → articles and cases."""
