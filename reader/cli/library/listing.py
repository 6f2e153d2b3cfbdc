"""`reader library list` and `search`: articles, one on each line, or as JSON."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterable, Sequence

from reader.base.moments import local_minute, utc_moment
from reader.base.printable import printable
from reader.cli import ALL_READ, SOME_FAILED
from reader.cli.messages import complain
from reader.cli.output import is_terminal_output, open_output
from reader.cli.terminal import on_terminal
from reader.export.lines import Page
from reader.library.search import Hit, Listed
from reader.library.shelf import Shelf
from reader.library.snippets import Snippet
from reader.library.store import RecentArticle, Store
from reader.model.raw import STANDARD_INPUT

Record = dict[str, object]


def list_articles(store: Store, options: Namespace) -> int:
    """Print the articles read or added last."""
    shelf = Shelf(store)
    recent = store.recent(options.number)
    if options.format == "json":
        print_json([_recent_record(one, shelf.listed(one.article)) for one in recent])
    else:
        print_lines(map(_recent_line, recent))
    return ALL_READ


def search_articles(store: Store, options: Namespace) -> int:
    """Print the articles that a query finds, copies of a story once, but for programs each; the exit status is 1 if
    there are none."""
    shelf = Shelf(store)
    if shelf.search_problem:
        complain(f"{shelf.search_problem}: only headlines and addresses are searched")
    form, words = options.format, " ".join(options.words)
    hits = (
        shelf.results(words, options.number, ranked=options.rank).hits
        if form == "text"
        else shelf.search(words, options.number, ranked=options.rank)
    )
    if form == "json":
        print_json([_hit_record(hit) for hit in hits])
    elif form == "jsonl":
        print_lines(json.dumps(_hit_record(hit)) for hit in hits)
    elif form == "paths":
        as_shown = printable if is_terminal_output(None) else str  # programs want the names as they are
        print_lines(as_shown(hit.listed.uri) for hit in hits)
    else:
        page = Page(styled=on_terminal())
        print_lines(_hit_line(hit, page) for hit in hits)
    return ALL_READ if hits else SOME_FAILED


def print_json(records: Iterable[Record]) -> None:
    """Print records as a list, one on each line."""
    with open_output(None) as output:
        output.write("[" + ",".join(f"\n  {json.dumps(record)}" for record in records) + "\n]\n")


def print_record(record: Record) -> None:
    """Print a record alone."""
    with open_output(None) as output:
        output.write(json.dumps(record, indent=2) + "\n")


def print_lines(lines: Iterable[str]) -> None:
    """Print lines."""
    with open_output(None) as output:
        output.write("".join(f"{line}\n" for line in lines))


def tabbed(cells: Sequence[object]) -> str:
    """Cells separated by tabs, for `cut` and `fzf`; what could steer the terminal is made harmless."""
    return "\t".join(printable(str(cell)) for cell in cells)


def articles_named(shelf: Shelf, name: str) -> tuple[int, ...]:
    """The articles of this number, address or path, the latest first; none, and a message, if there are none."""
    articles = shelf.articles_of(name)
    if not articles:
        complain(f"{name}: is not in the library")
    return articles


def listed_records(shelf: Shelf, articles: Iterable[int]) -> list[Record]:
    """These articles for programs."""
    return [listed_record(listed) for listed in map(shelf.listed, articles) if listed is not None]


def listed_record(listed: Listed) -> Record:
    """An article for programs."""
    return {
        "id": listed.article,
        "uri": listed.uri,
        "headline": listed.headline,
        "publisher": listed.publisher,
        "published": listed.published,
        "read": None if listed.is_unread else utc_moment(listed.read),
        "notes": listed.notes,
        "versions": listed.versions + 1,
        "copies": listed.copies,
    }


def _recent_record(one: RecentArticle, listed: Listed | None) -> Record:
    """The article for programs; `read` is the time in UTC, `offset` the place where it was left, in code points."""
    known = listed_record(listed) if listed is not None else {"id": one.article, "read": utc_moment(one.when)}
    return {**known, "uri": one.uri, "headline": one.headline, "offset": one.offset}


def _recent_line(one: RecentArticle) -> str:
    """Time, headline, source and id."""
    uri = "standard input" if one.uri == STANDARD_INPUT else one.uri
    return tabbed((local_minute(one.when), one.headline or "no headline", uri, one.article))


def _hit_record(hit: Hit) -> Record:
    """The article for programs; `lit` are the spans of the snippet that were searched for."""
    return {**listed_record(hit.listed), "snippet": hit.snippet.text, "lit": [list(span) for span in hit.snippet.lit]}


def _hit_line(hit: Hit, page: Page) -> str:
    """Date, publishers, headline, snippet and id."""
    listed = hit.listed
    publishers = dict.fromkeys(filter(None, (one.publisher for one in (listed, *hit.others))))
    before = tabbed((listed.published_day or "no date", ", ".join(publishers), listed.headline or "no headline"))
    return f"{before}\t{_painted(hit.snippet, page)}\t{listed.article}"


def _painted(snippet: Snippet, page: Page) -> str:
    pieces, end = [], 0
    for span in snippet.lit:
        pieces += [
            printable(snippet.text[end : span.start]),
            page.paint("strong", printable(snippet.text[span.start : span.end])),
        ]
        end = span.end
    return "".join((*pieces, printable(snippet.text[end:])))
