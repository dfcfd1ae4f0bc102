"""The trilingual embedding: aligned segments → vocabulary → training → one packed file."""
