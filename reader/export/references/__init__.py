"""Articles and notes on them in the forms of other programs: reference managers, annotation tools, notebooks.

Pure functions, each from documents and notes to text or to what JSON prints.
"""

SUFFIXES: dict[str, str] = {
    ".notes.md": "markdown",
    ".csl.json": "csl",
    ".bib": "bibtex",
    ".jsonld": "annotations",
}
"""Which format of articles with their notes the end of a file name asks for, where others may be asked for as well."""
