"""The command line after `reader`: commands, options, their help. Checks usage; touches no source."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter, _SubParsersAction
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NoReturn

from reader.base.text import nearest
from reader.cli import VERSION
from reader.cli.sources import NESTED
from reader.export import FORMATS, TABLE_FORMATS, VARIANTS
from reader.settings.engine import EngineUsed, can_be_strong, how_to_be_strong

if TYPE_CHECKING:
    from argparse import _ActionsContainer

    from reader.export.parts import Share

TABLES = tuple(variant for name, variant in VARIANTS if name == "csv")
"""What the rows of a CSV file may be."""

READ_EXAMPLES = """\
Read the news in a terminal, and see who is named and who said what.

  reader strike.txt              read an article
  reader monday/*.txt            read several
  reader corpus.jsonl            read the articles of a folder, a feed or a corpus
  wl-paste | reader              read what was copied
  reader https://news.example/a  fetch a page and read it
  reader                         list what you read before, to open it again
  reader --demo                  read the bundled sample
  reader show strike.txt         print it
  reader export *.txt -f jsonl   give it to a program

commands (`reader COMMAND --help` says more):
  show                           print articles, or parts of them
  export                         write all that was found as JSON, CSV, Markdown, HTML or Parquet
  compare                        who is quoted in several articles, and what changed between versions
  digest                         tables over exports: who is quoted most, by whom, when
  library                        search what was read, follow people, forget
  config                         settings and keys

A file that has the name of a command opens as ./export. Where the output is not a
terminal, `reader SOURCE` prints the article, as `reader show` does."""

SHOW_EXAMPLES = """\
Print articles as plain text.

  reader show strike.txt                    the article
  reader show strike.txt --only quotes      who said what
  reader show https://news.example/a        a page of the web
  reader show - --width 72 < strike.txt     wrapped to 72 columns"""

EXPORT_EXAMPLES = """\
Write articles, with all that was found in them, as JSON, CSV, Markdown, HTML or
Parquet.

  reader export strike.txt                       JSON, readable
  reader export monday/*.txt -f jsonl --jobs 4   one object per line, four processes
  reader export *.txt -f csv -o quotes.csv       one row per quote
  reader export *.txt -f csv --only entities     one row per name
  reader export corpus.jsonl -f jsonl            every article of a corpus
  reader export --files-from list -f jsonl       every file that a list names
  reader export strike.txt -o strike.html        the extension sets the format
  reader export c.jsonl -o c.out.jsonl --resume  a long run that can be resumed
  reader export c.jsonl -f parquet -o tables     tables for DuckDB, Polars, R"""

COMPARE_EXAMPLES = """\
Compare articles on one event, or versions of one article.

  reader compare strike.txt gazette.txt             who is quoted in both, and who in one only
  reader compare monday.html tuesday.html           versions of one article: what changed
  reader compare wire/*.txt -f json --jobs 4        the words that several of them carry, for a program
  reader compare a.txt https://news.example/b -o both.md"""

DIGEST_EXAMPLES = """\
Count what was exported: who is quoted how much, by which outlets, in which months.

  reader digest corpus.jsonl                         the twenty who are quoted most
  reader digest corpus.jsonl --by publisher          articles, quotes and words of each outlet
  reader digest 2024.jsonl 2025.jsonl --by month -f csv -o months.csv
  reader digest corpus.jsonl --by verb --top 50      the verbs that report quotes
  reader digest tables/ --by entity -f json          Parquet tables (takes DuckDB or pyarrow)
  reader digest corpus.jsonl -o speakers.svg         a picture (takes the extra `charts`)
  reader digest --library after:2025-01              the articles of the library that a query finds"""


def parse_arguments(arguments: Sequence[str]) -> Namespace:
    """The options: `command` is `read`, `show`, `export`, `compare`, `digest`, `library` or `config`.

    Raises `SystemExit` as argparse does.
    """
    if arguments and arguments[0] in NESTED:
        from reader.cli.nested import PARSERS

        return PARSERS[arguments[0]]().parse_args(arguments[1:])
    make = COMMANDS.get(arguments[0]) if arguments else None
    if make is None:
        return _parse(read_parser(), arguments)
    parser = make()
    options = _parse(parser, arguments[1:])
    if options.files_from == "-" and "-" in options.sources:
        parser.error("standard input cannot be both the list of sources and one of them")
    if not options.sources and options.files_from is None and not getattr(options, "library", False):
        if sys.stdin is None or sys.stdin.isatty():
            parser.error(f"name a {'PATH' if options.command == 'digest' else 'SOURCE'}, or - for standard input")
        options.sources = ["-"]
    return options


def _parse(parser: ArgumentParser, arguments: Sequence[str]) -> Namespace:
    # argparse takes options between sources, or sources after `--` that look like options, but not both.
    end = arguments.index("--") if "--" in arguments else len(arguments)
    options = parser.parse_intermixed_args(arguments[:end])
    options.sources += arguments[end + 1 :]
    return options


def read_parser() -> ArgumentParser:
    """The parser of `reader` without a command."""
    parser = _parser("reader", READ_EXAMPLES, "read")
    parser.add_argument("--demo", action="store_true", help="open the bundled sample article")
    parser.add_argument("--web", action="store_true", help="serve the article to a browser on this machine")
    parser.add_argument("--port", metavar="N", type=number_from(0), default=0, help="the port to serve at")
    parser.add_argument("--private", action="store_true", help="remember nothing of what is read")
    add_looks(parser)
    parser.add_argument("--version", action="version", version=VERSION, help="print the version")
    return parser


def _show_parser() -> ArgumentParser:
    from reader.export.plain import PARTS  # late: the other commands do without it

    parser = _parser("reader show", SHOW_EXAMPLES, "show")
    parser.add_argument(
        "--only", metavar="PARTS", type=_parts, help=f"parts to print, separated by commas: {', '.join(PARTS)}"
    )
    parser.add_argument(
        "--width", metavar="N", type=number_from(10), help="wrap lines at N columns (default: as wide as the terminal)"
    )
    _add_corrections(parser)
    parser.add_argument(
        "--color", choices=("auto", "always", "never"), default="auto", help="bold, dim and colours (default: auto)"
    )
    return parser


def _export_parser() -> ArgumentParser:
    parser = _parser("reader export", EXPORT_EXAMPLES, "export")
    parser.add_argument(
        "-f",
        "--format",
        choices=(*FORMATS, *TABLE_FORMATS),
        help="the format (default: by the extension of PATH, else json)",
    )
    parser.add_argument(
        "-o", "--output", metavar="PATH", help="write to a file, which appears only once all is done; parquet: a folder"
    )
    _add_force(parser)
    add_jobs(parser)
    _add_corrections(parser)
    parser.add_argument(
        "--only", choices=TABLES, help="with csv: one row per quote (the default), per name or per fact"
    )
    _add_long_runs(parser.add_argument_group("long runs"))
    return parser


def _compare_parser() -> ArgumentParser:
    from reader.export.comparisons import FORMATS as COMPARED  # late: the other commands do without it

    parser = _parser("reader compare", COMPARE_EXAMPLES, "compare")
    parser.add_argument(
        "-f", "--format", choices=tuple(COMPARED), help="the format (default: by the extension of PATH, else table)"
    )
    add_output(parser)
    add_jobs(parser)
    _add_corrections(parser)
    return parser


def _digest_parser() -> ArgumentParser:
    from reader.export.digests import FORMATS as COUNTED  # late: the other commands do without it
    from reader.export.digests import GROUPINGS

    parser = bare_parser("reader digest", "[OPTION]... [PATH]...", DIGEST_EXAMPLES)
    parser.set_defaults(command="digest", files_from=None)
    parser.add_argument(
        "sources",
        nargs="*",
        metavar="PATH",
        help="a JSON or JSON Lines file of `reader export`, a folder of Parquet tables, or - for standard input",
    )
    parser.add_argument(
        "--library",
        action="store_true",
        help="count the library: the articles that a query in place of PATH finds, or all",
    )
    parser.add_argument(
        "--by", choices=GROUPINGS, default=GROUPINGS[0], help=f"what the rows stand for (default: {GROUPINGS[0]})"
    )
    parser.add_argument(
        "-f", "--format", choices=tuple(COUNTED), help="the format (default: by the extension of PATH, else table)"
    )
    parser.add_argument(
        "--top",
        metavar="N",
        type=number_from(1),
        help="the N rows with the most (default: 20 in a table or picture, else all)",
    )
    add_output(parser)
    return parser


def _add_long_runs(group: _ActionsContainer) -> None:
    """Add the options for exporting many articles."""
    group.add_argument(
        "--resume", action="store_true", help="keep what is done in PATH.parts, and go on where a stopped run left off"
    )
    group.add_argument(
        "--part", metavar="K/N", type=_share, help="write only the Kth of N shares, so that N runs share the work"
    )
    group.add_argument(
        "--scheduler", metavar="ADDRESS", help="let the workers of a Dask cluster read, by the address of its scheduler"
    )
    group.add_argument(
        "--failed", metavar="FILE", help="list the sources that failed, with reasons, in a file for --files-from"
    )
    group.add_argument(
        "--progress", choices=("auto", "never"), default="auto", help="how far it is, on a terminal (default: auto)"
    )


COMMANDS: dict[str, Callable[[], ArgumentParser]] = {
    "show": _show_parser,
    "export": _export_parser,
    "compare": _compare_parser,
    "digest": _digest_parser,
}


class Parser(ArgumentParser):
    """Suggests the option that was probably meant by an unknown one."""

    def error(self, message: str) -> NoReturn:
        """Print the message under the usage, and exit."""
        super().error(f"{message}{self._suggestion(message)}")

    def _suggestion(self, message: str) -> str:
        # argparse names the wrong word only in its message.
        wrong = next((word.partition("=")[0].rstrip(":,") for word in message.split() if word.startswith("--")), "")
        known = set(_options_of(self))
        right = nearest(wrong, known) if wrong not in known else None
        return f" (did you mean {right}?)" if right else ""


def _options_of(parser: ArgumentParser) -> Iterator[str]:
    """The options of a parser and of its subcommands."""
    for action in parser._actions:
        yield from action.option_strings
        if isinstance(action, _SubParsersAction):
            for inner in action.choices.values():
                yield from _options_of(inner)


def bare_parser(prog: str, operands: str, examples: str, make: type[Parser] = Parser) -> ArgumentParser:
    """A parser without options, whose help begins with `examples`."""
    return make(
        prog=prog,
        usage=f"{prog} {operands}",
        description=examples,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def _parser(prog: str, examples: str, command: str) -> ArgumentParser:
    parser = bare_parser(prog, "[OPTION]... [SOURCE]...", examples)
    parser.set_defaults(command=command)
    sources = parser.add_argument_group("sources")
    sources.add_argument(
        "sources", nargs="*", metavar="SOURCE", help="a file, a folder, a web address, or - for standard input"
    )
    add_encoding(sources)
    add_many(sources)
    add_engine(parser)
    add_copies(parser.add_argument_group("web addresses"))
    return parser


def add_encoding(sources: _ActionsContainer) -> None:
    """Add the option for the encoding of sources."""
    sources.add_argument(
        "--encoding", metavar="CHARSET", type=_encoding, help="the encoding of the sources, such as windows-1252"
    )


def add_engine(parser: ArgumentParser) -> None:
    """Add the option for what finds names and quotes."""
    parser.add_argument(
        "--engine",
        choices=tuple(EngineUsed),
        type=_engine,
        help="what finds names and quotes (default: auto, strong where its packages are installed)",
    )


def add_copies(web: _ActionsContainer) -> None:
    """Add the options for fetching pages, and for asking again for those of which a copy is kept."""
    copies = add_limits(web)
    copies.add_argument(
        "--refresh", action="store_true", help="ask the site again, even if the kept copy is still fresh"
    )


def add_output(parser: ArgumentParser) -> None:
    """Add the options for the file that is written."""
    parser.add_argument("-o", "--output", metavar="PATH", help="write to a file, which appears only once all is done")
    _add_force(parser)


def _add_force(parser: ArgumentParser) -> None:
    parser.add_argument("--force", action="store_true", help="replace an existing file, unless it is a source")


def add_jobs(parser: ArgumentParser) -> None:
    """Add the option for the number of processes."""
    parser.add_argument(
        "--jobs", metavar="N", type=number_from(1), default=1, help="share the work among N processes (default: 1)"
    )


def add_many(sources: _ActionsContainer) -> None:
    """Add the options for sources that hold many articles."""
    sources.add_argument(
        "--files-from", metavar="PATH", help="read the sources that a file lists, one a line; - for standard input"
    )
    sources.add_argument("-0", "--null", action="store_true", help="they are separated by NUL, as by find -print0")
    sources.add_argument("--recursive", action="store_true", help="read the folders within a folder too")
    for part, what in FIELDS.items():
        sources.add_argument(
            f"--{part}-field", metavar="FIELD", help=f"the column or field of a corpus that holds {what}"
        )


FIELDS = {
    "text": "the text",
    "id": "the id",
    "title": "the headline",
    "date": "the date of publication",
    "url": "the address",
}
"""What the user may name of the records of a corpus."""


def _add_corrections(parser: ArgumentParser) -> None:
    parser.add_argument("--no-corrections", action="store_true", help="leave out the corrections made in the interface")


def add_looks(parser: ArgumentParser) -> None:
    """Add the options for the look of the interface."""
    parser.add_argument(
        "--theme",
        metavar="NAME",
        help="colours of the interface: reader-dark, reader-light, reader-contrast and others",
    )
    parser.add_argument("--no-mouse", action="store_true", help="leave the mouse to the terminal, for selecting")
    parser.add_argument("--no-animation", action="store_true", help="no sliding and no fading")
    parser.add_argument(
        "--plain", action="store_true", help="for screen readers: print the article and the lists, draw nothing"
    )


def add_limits(web: _ActionsContainer) -> _ActionsContainer:
    """Add the options for fetching pages. Returns the group of those that exclude each other."""
    web.add_argument("--timeout", metavar="N", type=number_from(1), help="give a page N seconds at most (default: 60)")
    copies = web.add_mutually_exclusive_group()
    copies.add_argument("--offline", action="store_true", help="use no network: read the copy kept from last time")
    return copies


def _parts(value: str) -> tuple[str, ...]:
    from reader.export.plain import PARTS

    chosen = tuple(part.strip() for part in value.split(",") if part.strip())
    unknown = [part for part in chosen if part not in PARTS]
    if unknown or not chosen:
        raise ArgumentTypeError(f"{', '.join(unknown) or 'nothing'} is not one of {', '.join(PARTS)}")
    return chosen


def _engine(value: str) -> str:
    if value == EngineUsed.STRONG and not can_be_strong():
        raise ArgumentTypeError(how_to_be_strong())
    return EngineUsed(value) if value in tuple(EngineUsed) else value


def _share(value: str) -> Share:
    from reader.export.parts import Share  # late: few runs are shared

    number, _, runs = value.partition("/")
    if not (number + runs).isdecimal() or not 1 <= int(number or 0) <= int(runs or 0):
        raise ArgumentTypeError(f"{value} is not a share such as 1/4, the first of four")
    return Share(int(number), int(runs))


def _encoding(name: str) -> str:
    try:
        "é".encode(name, "replace")
        b"\xe9".decode(name, "replace")
    except (LookupError, ValueError) as error:
        raise ArgumentTypeError(f"{name} is not a known encoding (utf-8 and windows-1252 are)") from error
    return name.lower()


def number_from(least: int) -> Callable[[str], int]:
    """A converter for whole numbers of at least `least`."""

    def number(value: str) -> int:
        if not (value.isascii() and value.isdigit()) or int(value) < least:
            raise ArgumentTypeError(f"{value} is not a whole number of at least {least}")
        return int(value)

    return number
