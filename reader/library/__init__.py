"""What outlives a run: which articles were read, and what was noted in them."""
