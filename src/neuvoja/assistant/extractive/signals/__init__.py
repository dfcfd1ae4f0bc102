"""Words of products, moments and teams, found in what is said, and whether they are meant."""
