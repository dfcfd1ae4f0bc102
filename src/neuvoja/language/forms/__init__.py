"""Word forms → lemmas, in each language; spoken Finnish brought to written forms first."""
