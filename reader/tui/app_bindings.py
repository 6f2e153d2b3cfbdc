"""Global key bindings: one table, for the application, help and settings."""

from __future__ import annotations

from textual.binding import Binding, BindingType


def hidden(key: str, action: str, description: str, id: str, tooltip: str) -> Binding:
    """A binding that the line of keys does not show."""
    return Binding(key, action, description, id=id, tooltip=tooltip, show=False)


BINDINGS: list[BindingType] = [
    # Other articles
    hidden("right_parenthesis", "article(1)", "Next article", "source.next", "The next of several"),
    hidden("left_parenthesis", "article(-1)", "Previous article", "source.previous", "The one before"),
    hidden("L", "library", "Library", "library", "Articles read before"),
    hidden("P", "person", "Person", "library.of_person", "All that this person said, in every article you read"),
    hidden("B", "articles", "Articles", "source.list", "All articles that are open"),
    hidden("ctrl+v", "open_copied", "Paste", "source.paste", "Open what was copied: address, path, article"),
    hidden("R", "reload", "Read again", "source.reload", "Load the article again"),
    # Other programs
    hidden("e", "edit", "Edit", "outside.edit", "Open the file in the editor"),
    hidden("vertical_line", "pipe", "Pipe", "outside.pipe", "Give the text, or what is selected, to a command"),
    hidden("E", "export", "Export", "outside.export", "Write it, or what is selected, to a file"),
    # The program
    Binding("question_mark,f1", "help", "Help", id="help", tooltip="Every key"),
    hidden("colon,ctrl+p", "command_palette", "Palette", "palette", "Commands and places"),
    hidden("ctrl+l", "redraw", "Redraw", "redraw", "Redraw the screen"),
    hidden("ctrl+z", "suspend_process", "Suspend", "suspend", "Back to the shell; fg returns"),
    Binding("q", "close", "Quit", id="close", tooltip="Close what is on top, then quit"),
    hidden("Q", "quit", "Quit at once", "quit", "Quit, whatever is open"),
    Binding(
        "ctrl+q",
        "quit",
        "Quit at once",
        id="quit.always",
        tooltip="Quit, whatever is open",
        show=False,
        priority=True,
    ),
    Binding(
        "ctrl+c",
        "interrupt",
        "Copy or quit",
        id="interrupt",
        tooltip="Copy what is selected; twice: quit",
        show=False,
        system=True,
    ),
]

OF_ARTICLES = frozenset({"source.reload", "outside.edit", "outside.pipe", "outside.export"})
"""The ids of those that need an article on the screen."""
