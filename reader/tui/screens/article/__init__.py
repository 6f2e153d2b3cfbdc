"""The reading screen and its parts, each of which does one thing to the reading or shows one part of it."""
