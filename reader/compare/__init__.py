"""Compare articles: words that several carry, who is quoted in one only, what two versions of one article changed.

Pure functions over documents; `comparison` is the whole of it. Knows nothing of formats and screens.
"""
