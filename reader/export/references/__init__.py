"""Articles and notes on them in the forms of other programs: reference managers, annotation tools, notebooks.

Pure functions, each from documents and notes to text or to what JSON prints.
"""
