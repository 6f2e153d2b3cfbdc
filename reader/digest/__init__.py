"""Count what exports or the library hold: who is quoted how much, by which outlet, in which month. Streams; keeps
counters only.

`exports.read` gives the articles of a file or folder, `kept.read_shelf` those of the library, `tally.Tally` counts
them. Knows nothing of formats of output.
"""
