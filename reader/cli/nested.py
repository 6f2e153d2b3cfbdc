"""Commands with subcommands: `reader library …`, `reader config …`. Checks usage only."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable

from reader.cli.arguments import add_limits, add_looks, bare_parser, number_from

SHELLS = ("bash", "zsh", "fish")
LISTINGS = ("text", "json")

LISTED = 20
"""Articles that are listed by default."""

LIBRARY_EXAMPLES = """\
What was read in the interface: list it, search it, forget it.

  reader library                       the last twenty articles, newest first
  reader library list -n 1000 -f json  a thousand of them, for a program
  reader library search ferry strike   those with these words in headline or address
  reader library remove strike.txt     forget the place, marks and corrections in it
  reader library remove --all          forget everything that was read"""

CONFIG_EXAMPLES = """\
Settings and keys. No settings file is needed. Mistakes in one are reported, and stop nothing.

  reader config init               write the settings file, with every setting explained
  reader config path               where the file is
  reader config show               the settings in force, and where each comes from
  reader config keys               every action, its keys and what it does
  reader config completions bash   a script that completes commands and options: bash, zsh or fish
  reader config man                the manual page: reader config man | man -l -"""


def library_parser() -> ArgumentParser:
    """The parser of `reader library`: `what` is the action, `list` if there is none."""
    parser = bare_parser("reader library", "[ACTION] [OPTION]...", LIBRARY_EXAMPLES)
    actions = parser.add_subparsers(dest="what", metavar="ACTION", title="actions", prog="reader library")
    listing = actions.add_parser("list", help="print what was read, newest first", allow_abbrev=False)
    search = actions.add_parser("search", help="print what has these words in its headline or address")
    search.add_argument("words", nargs="+", metavar="WORD", help="all must be there; case does not matter")
    for printing in (listing, search):
        printing.add_argument(
            "-n",
            "--number",
            metavar="N",
            type=number_from(1),
            default=LISTED,
            help=f"show at most N (default: {LISTED})",
        )
        printing.add_argument(
            "-f", "--format", choices=LISTINGS, default=LISTINGS[0], help="text to read, or json for programs"
        )
    remove = actions.add_parser("remove", help="forget what was read", allow_abbrev=False)
    remove.add_argument("sources", nargs="*", metavar="SOURCE", help="as it was opened, or as `list` prints it")
    remove.add_argument("--all", action="store_true", help="forget all of it")
    # Last, because adding the actions overrides earlier defaults.
    parser.set_defaults(command="library", what="list", number=LISTED, format=LISTINGS[0])
    return parser


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
