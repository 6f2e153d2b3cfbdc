"""The reading screen, and the parts that it owns: each does one thing to the reading or shows one thing of it."""
