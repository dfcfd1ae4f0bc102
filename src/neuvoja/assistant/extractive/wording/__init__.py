"""The languages' own words, and when two words stand for the same."""
