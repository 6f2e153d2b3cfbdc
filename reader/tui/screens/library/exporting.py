"""What the screens of the library write to files: articles with their notes, people, comparisons. Knows no screens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from reader.errors import OutsideFailed
from reader.export import comparisons, people, references
from reader.library.shelf import Shelf
from reader.library.store import Store
from reader.tui.screens.library.base import Annotate, Exportable, Pieces

if TYPE_CHECKING:
    from reader.compare.comparison import Comparison
    from reader.library.people import Person


def articles_exportable(what: str, find: Callable[[Shelf], Sequence[int]]) -> Exportable:
    """Articles with their notes, which `find` looks up."""
    question = f"Write {what}, notes included, to a file: .md .bib .csl.json .jsonld .json"
    return Exportable(question, "notes.md", _article_writers(references.ALONE_SUFFIXES, find))


def _article_writers(suffixes: Mapping[str, str], find: Callable[[Shelf], Sequence[int]]) -> Mapping[str, Pieces]:
    return {suffix: partial(_articles, form, find) for suffix, form in suffixes.items()}


def _articles(form: str, find: Callable[[Shelf], Sequence[int]], store: Store, annotate: Annotate) -> Iterator[str]:
    from reader.export.references.gathering import noted_articles  # late: seldom needed

    articles = tuple(noted_articles(store, find(Shelf(store)), form, annotate))
    if not articles:
        raise OutsideFailed(references.nothing_found(form))
    yield from references.writer(form)(articles)


def person_exportable(person: Person) -> Exportable:
    """What somebody said, and the articles that name them with the notes on these."""

    def find(shelf: Shelf) -> Sequence[int]:
        return shelf.articles_naming(person)

    said = {suffix: partial(_said, form, person) for suffix, form in people.SUFFIXES.items()}
    question = (
        "Write what was said to a file: .md .json; the articles, with the notes: .notes.md .bib .csl.json .jsonld"
    )
    return Exportable(question, "quotes.md", {**_article_writers(references.SUFFIXES, find), **said})


def _said(form: str, person: Person, store: Store, _annotate: Annotate) -> Iterable[str]:
    from reader.export.people.profile import profile_of  # late: seldom needed

    return people.writer(form)(profile_of(Shelf(store), person, form))


def comparison_exportable(comparison: Comparison) -> Exportable:
    """What articles have in common and what each has alone, or what changed from one version to the next."""
    writers = {suffix: partial(_compared, form, comparison) for suffix, form in comparisons.SUFFIXES.items()}
    return Exportable("Write this comparison to a file: .md .json .txt", "comparison.md", writers)


def _compared(form: str, comparison: Comparison, _store: Store, _annotate: Annotate) -> Iterable[str]:
    from reader.export.lines import Page  # late: seldom needed

    return comparisons.writer(form)(comparison, Page())
