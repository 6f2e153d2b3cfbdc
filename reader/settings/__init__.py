"""Settings: frozen, each with its default and its meaning. `file.py` reads them; nothing here knows a screen."""

from __future__ import annotations

from enum import StrEnum

from reader.settings.checks import KEYS, SWITCH, about, command, one_of, text, whole
from reader.values import Value, field


class CaptionsShown(StrEnum):
    """Where the words under pictures are shown."""

    PLACE = "place"
    """Where they stand in the article."""
    STRIP = "strip"
    """In the strip under the article."""
    BOTH = "both"


class PicturesShown(StrEnum):
    """How pictures are drawn."""

    AUTO = "auto"
    """As the terminal is known to do it."""
    KITTY = "kitty"
    """By kitty's graphics protocol."""
    SIXEL = "sixel"
    BLOCKS = "blocks"
    """In cells of two colours each: everywhere."""


class Network(Value):
    """How web pages are fetched."""

    timeout: int = field(
        default=60, metadata=about("Seconds that a page may take, redirects and all.", whole(1, 3_600), "--timeout")
    )
    offline: bool = field(
        default=False, metadata=about("Use no network: read the copies kept of pages.", SWITCH, "--offline")
    )


class Settings(Value):
    """How the program behaves when nothing else was said."""

    theme: str | None = field(
        default=None,
        metadata=about(
            "Colours of the interface: reader-dark, reader-light, ansi-dark, ansi-light or another of Textual's. "
            "Without it, those that fit the terminal.",
            text("the name of a theme"),
            "--theme",
            environment=("TEXTUAL_THEME",),
            example="reader-light",
        ),
    )
    measure: int = field(default=72, metadata=about("Widest line of text, in columns.", whole(20, 400)))
    mouse: bool = field(
        default=True,
        metadata=about("Take the mouse. Off, it is left to the terminal, to select with.", SWITCH, "--no-mouse"),
    )
    captions: CaptionsShown = field(
        default=CaptionsShown.STRIP,
        metadata=about(
            "Where captions are shown: in their place in the article, in the strip under it, or both.",
            one_of(CaptionsShown),
        ),
    )
    pictures: PicturesShown = field(
        default=PicturesShown.AUTO,
        metadata=about(
            "How pictures are drawn, where the extra `images` is installed: kitty, sixel, blocks (coarse, but "
            "everywhere), or auto, which looks at the name of the terminal.",
            one_of(PicturesShown),
        ),
    )
    animation: bool = field(
        default=True,
        metadata=about("Let things slide and fade. TEXTUAL_ANIMATIONS=none turns it off too.", SWITCH),
    )
    plain: bool = field(
        default=False,
        metadata=about(
            "For screen readers: print the article, then every list, in reading order; draw nothing.", SWITCH, "--plain"
        ),
    )
    remember: bool = field(
        default=True,
        metadata=about("Remember what was read, the place in it, corrections, theme and width.", SWITCH),
    )
    resume: bool = field(
        default=False,
        metadata=about(
            "Begin where an article was left. Off, it begins at its beginning, and Backspace leads there.", SWITCH
        ),
    )
    copy_command: str | None = field(
        default=None,
        metadata=about(
            "A command that takes what is copied on its standard input, where the terminal does not take it.",
            command(),
            example="wl-copy",
        ),
    )
    editor: str = field(
        default="vi", metadata=about("The command that edits a file.", command(), environment=("VISUAL", "EDITOR"))
    )
    pager: str = field(
        default="less -R", metadata=about("The command that pages through text.", command(), environment=("PAGER",))
    )
    browser: str | None = field(
        default=None,
        metadata=about(
            "The command that opens a web address. Without it, what the system opens them with.",
            command(),
            environment=("BROWSER",),
            example="firefox",
        ),
    )
    network: Network = Network()
    keys: tuple[tuple[str, str], ...] = field(
        default=(),
        metadata=about(
            "Other keys for an action, by the name that `reader config keys` prints. Several keys are a list. "
            "What is not named keeps its keys.",
            KEYS,
        ),
    )
    """Pairs of an action's id and its keys, joined by commas, as Textual names them: what `App.set_keymap` takes."""
