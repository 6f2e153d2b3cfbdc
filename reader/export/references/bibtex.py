"""BibTeX: an entry for each article. Whatever the words are, TeX prints them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.base.dates import MONTHS, date_parts
from reader.base.text import one_line
from reader.export.references.keys import keys_of
from reader.export.references.people import AuthorName, author_name
from reader.model.document import Document
from reader.page.citation import address_of

_ESCAPES = str.maketrans(
    {
        **{char: f"\\{char}" for char in "&%$#_"},
        "{": "{\\textbraceleft}",  # BibTeX counts braces, even escaped ones
        "}": "{\\textbraceright}",
        "\\": "{\\textbackslash}",
        "~": "{\\textasciitilde}",
        "^": "{\\textasciicircum}",
    }
)
_IN_ADDRESSES = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20", "^": "%5E"})


def bibtex(documents: Iterable[Document]) -> Iterator[str]:
    """An entry for each article, each ending in a newline; what an article does not say is left out."""
    known = list(documents)
    for key, document in zip(keys_of(known), known, strict=True):
        fields = "".join(f"  {name} = {value},\n" for name, value in _fields(document))
        yield f"@{'article' if document.metadata.publisher else 'misc'}{{{key},\n{fields}}}\n"


def _fields(document: Document) -> Iterator[tuple[str, str]]:
    about = document.metadata
    if about.headline:
        yield "title", f"{{{{{_escaped(about.headline)}}}}}"  # twice, so that no style changes capitals
    if about.authors:
        yield "author", f"{{{' and '.join(_author(author_name(author)) for author in about.authors)}}}"
    if about.publisher:
        yield "journal", f"{{{_escaped(about.publisher)}}}"
    parts = date_parts(about.published)
    if parts:
        yield "year", f"{{{parts[0]}}}"
    if len(parts) > 1 and 0 < parts[1] <= len(MONTHS):
        yield "month", MONTHS[parts[1] - 1]
    if len(parts) > 2:
        yield "day", f"{{{parts[2]}}}"
    address = address_of(document)
    if address:
        yield "url", f"{{{address.translate(_IN_ADDRESSES)}}}"
    if about.language:
        yield "language", f"{{{_escaped(about.language)}}}"


def _author(name: AuthorName) -> str:
    if name.is_whole:
        return f"{{{_escaped(name.family)}}}"
    return ", ".join(_escaped(part) for part in (name.family, name.suffix, name.given) if part)


def _escaped(text: str) -> str:
    return one_line(text).translate(_ESCAPES)
