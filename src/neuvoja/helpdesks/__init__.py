"""One file a helpdesk: its webhook and REST calls → our conversation and back. Empty so far."""
