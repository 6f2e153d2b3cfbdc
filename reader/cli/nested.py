"""Commands with subcommands: `reader library …`, `reader config …`. Checks usage only."""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter, _SubParsersAction
from collections.abc import Callable
from textwrap import indent
from typing import Any, TypeAlias

from reader.cli.arguments import (
    Parser,
    add_copies,
    add_encoding,
    add_engine,
    add_jobs,
    add_limits,
    add_looks,
    add_many,
    add_output,
    bare_parser,
    number_from,
)
from reader.export.comparisons import FORMATS as COMPARED
from reader.export.people import ALL_QUOTES
from reader.export.people import FORMATS as PROFILES
from reader.export.references import FORMATS as NOTED
from reader.library.query import SYNTAX

SHELLS = ("bash", "zsh", "fish")
LISTINGS = ("text", "json")
SEARCH_LISTINGS = (*LISTINGS, "jsonl", "paths")

LISTED = 20
"""Articles that are listed by default."""

LIBRARY_EXAMPLES = """\
What was read in the interface or added: search it, follow people through it, forget it.

  reader library                        the last twenty articles, newest first
  reader library search ferry strike    those with these words
  reader library search by:okafor       those in which somebody of that name is quoted
  reader library person Mara Okafor     everything that she said, and who calls her what
  reader library show 12                the article of that number, as it was read
  reader library diff 12                what changed in it since it was read before
  reader library note 12 call them      a note on that article; without words, list its notes
  reader library note 12 --on "two million a day" who says?
  reader library note                   all notes on all articles
  reader library export has:note -o notes.md
  reader library add clippings/         read all articles of a folder and keep them
  reader library forget strike.txt      delete it, and all traces of it
  reader library forget --all           forget everything that was read"""

SEARCH_EXAMPLES = f"""\
Print the articles that fulfil a query, the ones published last first.

{indent(SYNTAX, "  ")}

A line holds date, publisher, headline, what was found and the number of the article.
Without hits, the exit status is 1."""

CONFIG_EXAMPLES = """\
Settings and keys. No settings file is needed. Mistakes in one are reported, and stop nothing.

  reader config init               write the settings file, with every setting explained
  reader config path               where the file is
  reader config show               the settings in force, and where each comes from
  reader config keys               every action, its keys and what it does
  reader config completions bash   a script that completes commands and options: bash, zsh or fish
  reader config man                the manual page: reader config man | man -l -"""


class _MixedParser(Parser):
    """Takes options between the words of a note or a query, where argparse would take none after them."""

    _is_mixing = False

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Parse the options, then all that is left as words."""
        if self._is_mixing:
            return super().parse_known_args(args, namespace)
        self._is_mixing = True
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._is_mixing = False


class _ListingParser(Parser):
    """Takes the options of `list` where no action is named."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Parse the options of the action that is named, else those of `list`."""
        names_action = args and (not args[0].startswith("-") or args[0] in ("-h", "--help"))
        return super().parse_known_args(args if names_action else ["list", *args], namespace)


_Actions: TypeAlias = "_SubParsersAction[_MixedParser]"


def library_parser() -> ArgumentParser:
    """The parser of `reader library`: `what` is the action, `list` if there is none."""
    parser = bare_parser("reader library", "[ACTION] [OPTION]...", LIBRARY_EXAMPLES, _ListingParser)
    parser.set_defaults(command="library")
    actions = parser.add_subparsers(
        dest="what", metavar="ACTION", title="actions", prog="reader library", parser_class=_MixedParser
    )
    listing = actions.add_parser("list", help="print what was read, newest first", allow_abbrev=False)
    _add_number(listing)
    _add_format(listing, LISTINGS)
    _add_search(actions)
    _add_person(actions)
    show = actions.add_parser("show", help="print articles as they were read", allow_abbrev=False)
    show.add_argument("ids", nargs="+", metavar="ID", help="the number that `list` prints, or the source")
    _add_version(show, "print this version of it; the first is 1")
    _add_format(show, LISTINGS)
    diff = actions.add_parser("diff", help="print what changed between versions of an article", allow_abbrev=False)
    diff.add_argument("id", metavar="ID", help="the number of an article, or its source")
    diff.add_argument("other", nargs="?", metavar="ID", help="another article, to print what is different in it")
    _add_version(diff, "what changed since this version; the first is 1 (default: the last but one)")
    diff.add_argument("-f", "--format", choices=tuple(COMPARED), default="table", help="text to read, json or markdown")
    _add_notes(actions)
    _add_adding(actions)
    for name, aid in (("forget", "delete articles and all traces of them"), ("remove", "the same as forget")):
        forget = actions.add_parser(name, help=aid, allow_abbrev=False)
        forget.add_argument(
            "sources", nargs="*", metavar="SOURCE", help="as it was opened, or the number of an article"
        )
        forget.add_argument("--all", action="store_true", help="forget all of it")
        _add_format(forget, LISTINGS, "json: print for programs what was forgotten")
    doctor = actions.add_parser("doctor", help="check the library and count what is in it", allow_abbrev=False)
    doctor.add_argument("--rebuild", action="store_true", help="find names and quotes in all articles again")
    add_jobs(doctor)
    add_engine(doctor)
    _add_format(doctor, LISTINGS)
    return parser


def _add_search(actions: _Actions) -> None:
    search = actions.add_parser(
        "search",
        help="print the articles with certain words, people or dates",
        description=SEARCH_EXAMPLES,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    search.add_argument("words", nargs="+", metavar="WORD", help="all must be there; case and accents do not matter")
    search.add_argument("--rank", action="store_true", help="the most relevant first")
    _add_number(search)
    _add_format(search, SEARCH_LISTINGS, "text to read, json or jsonl for programs, or only the paths and addresses")


def _add_person(actions: _Actions) -> None:
    person = actions.add_parser("person", help="print what somebody said, in all articles", allow_abbrev=False)
    person.add_argument("name", nargs="+", metavar="NAME", help="a full name, or the number of a person")
    verdict = person.add_mutually_exclusive_group()
    verdict.add_argument("--same", metavar="OTHER", help="from now on, this other name is the same person")
    verdict.add_argument("--apart", metavar="OTHER", help="from now on, this other name is another person")
    verdict.add_argument(
        "--apart-in", nargs="+", metavar="ID", help="from now on, another of that name is meant in these articles"
    )
    _add_number(person, ALL_QUOTES)
    person.add_argument(
        "-f",
        "--format",
        choices=("text", *PROFILES),
        help="text to read, json, or markdown with all sources (default: by the extension of PATH, else text)",
    )
    add_output(person)


def _add_version(parser: ArgumentParser, aid: str) -> None:
    parser.add_argument("--version", metavar="N", type=number_from(1), help=aid)


def _add_notes(actions: _Actions) -> None:
    note = actions.add_parser("note", help="note something on an article, or list notes", allow_abbrev=False)
    note.add_argument(
        "id", nargs="?", metavar="ID", help="the number of an article, or its source; without one, all notes are listed"
    )
    note.add_argument("words", nargs="*", metavar="WORD", help="what to write; without any, its notes are listed")
    note.add_argument("--on", metavar="WORDS", help="note it on these words of the article, not on all of it")
    note.add_argument("--remove", metavar="N", type=number_from(1), help="take away the note of this number")
    _add_format(note, LISTINGS)
    export = actions.add_parser(
        "export", help="write articles with their notes, for other programs", allow_abbrev=False
    )
    export.add_argument(
        "which", nargs="*", metavar="ID", help="numbers or sources of articles, or a query; without any, all"
    )
    export.add_argument(
        "-f",
        "--format",
        choices=tuple(NOTED),
        help="markdown or annotations: the notes; csl or bibtex: the articles; json: both "
        "(default: by the extension of PATH, else markdown)",
    )
    add_output(export)


def _add_adding(actions: _Actions) -> None:
    adding = actions.add_parser("add", help="read articles and keep them, without opening them", allow_abbrev=False)
    adding.add_argument("sources", nargs="*", metavar="SOURCE", help="files, folders of articles, and web addresses")
    add_jobs(adding)
    add_encoding(adding)
    add_many(adding)
    add_engine(adding)
    _add_format(adding, LISTINGS, "json: print for programs what was new or had changed")
    add_copies(adding.add_argument_group("web addresses"))


def _add_number(parser: ArgumentParser, number: int = LISTED) -> None:
    shown = "all" if number == ALL_QUOTES else number
    parser.add_argument(
        "-n", "--number", metavar="N", type=number_from(1), default=number, help=f"show at most N (default: {shown})"
    )


def _add_format(
    parser: ArgumentParser, formats: tuple[str, ...], described: str = "text to read, or json for programs"
) -> None:
    parser.add_argument("-f", "--format", choices=formats, default=formats[0], help=described)


def config_parser() -> ArgumentParser:
    """The parser of `reader config`: `what` is the action."""
    parser = bare_parser("reader config", "ACTION [OPTION]...", CONFIG_EXAMPLES)
    parser.set_defaults(command="config")
    actions = parser.add_subparsers(dest="what", metavar="ACTION", required=True, title="actions", prog="reader config")
    init = actions.add_parser("init", help="write the settings file", allow_abbrev=False)
    init.add_argument("--force", action="store_true", help="replace an existing file")
    actions.add_parser("path", help="print where the settings file is")
    show = actions.add_parser("show", help="print the settings in force and where each comes from", allow_abbrev=False)
    add_looks(show)
    add_limits(show)
    actions.add_parser("keys", help="print every action with its keys")
    completions = actions.add_parser("completions", help="print completions for a shell")
    completions.add_argument("shell", metavar="SHELL", choices=SHELLS, help=f"one of {', '.join(SHELLS)}")
    actions.add_parser("man", help="print the manual page")
    return parser


PARSERS: dict[str, Callable[[], ArgumentParser]] = {"library": library_parser, "config": config_parser}
