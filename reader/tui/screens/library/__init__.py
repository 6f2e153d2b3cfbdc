"""The screens of the library: what was read, found by its words, and the people in it."""
