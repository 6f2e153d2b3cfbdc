"""Settings: frozen, each with its default and its meaning. `file.py` reads them; nothing here knows a screen."""

from __future__ import annotations

from enum import StrEnum

from reader.base.values import Value, field
from reader.settings.checks import KEYS, SWITCH, about, command, one_of, text, whole
from reader.settings.engine import EngineUsed


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
    """By what the terminal is known to support."""
    KITTY = "kitty"
    """By kitty's graphics protocol."""
    SIXEL = "sixel"
    BLOCKS = "blocks"
    """In cells of two colours each; works everywhere."""


class Network(Value):
    """How web pages are fetched."""

    timeout: int = field(
        default=60, metadata=about("Seconds that a page may take, redirects included.", whole(1, 3_600))
    )
    offline: bool = field(
        default=False,
        metadata=about("Use no network: read the copies of pages kept from last time.", SWITCH),
    )


class Settings(Value):
    """How the program behaves. The defaults hold where nothing else was said."""

    theme: str | None = field(
        default=None,
        metadata=about(
            "Colours of the interface: reader-dark, reader-light, reader-contrast, ansi-dark, ansi-light or another of "
            "Textual's. Unset, those that suit the terminal.",
            text("the name of a theme"),
            environment=("TEXTUAL_THEME",),
            example="reader-light",
        ),
    )
    measure: int = field(
        default=72, metadata=about("The widest that a line of text may be, in columns.", whole(20, 400))
    )
    mouse: bool = field(
        default=True,
        metadata=about("Use the mouse. If off, it is left to the terminal, for selecting.", SWITCH),
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
        metadata=about("Let panels slide and fade. TEXTUAL_ANIMATIONS=none turns it off too.", SWITCH),
    )
    plain: bool = field(
        default=False,
        metadata=about(
            "For screen readers: print the article, then every list, in reading order; draw nothing.", SWITCH
        ),
    )
    remember: bool = field(
        default=True,
        metadata=about("Keep what you read and how far you read it, your corrections, theme and width.", SWITCH),
    )
    resume: bool = field(
        default=False,
        metadata=about(
            "Open an article where you left it. If off, it opens at the beginning, and Backspace goes "
            "to where you left it.",
            SWITCH,
        ),
    )
    copy_command: str | None = field(
        default=None,
        metadata=about(
            "A command that gets copied text on its standard input; for terminals that do not let programs copy.",
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
            "The command that opens a web address. Unset, the system's own browser.",
            command(),
            environment=("BROWSER",),
            example="firefox",
        ),
    )
    engine: EngineUsed = field(
        default=EngineUsed.AUTO,
        metadata=about(
            "What finds names and quotes: fast, taggers trained on annotated news; strong, these together with a small "
            "neural network, which finds more and takes five times as long; rules, plain rules that find fewer and "
            "need no models; or auto, strong where its packages are installed, else fast.",
            one_of(EngineUsed),
        ),
    )
    network: Network = Network()
    keys: tuple[tuple[str, str], ...] = field(
        default=(),
        metadata=about(
            "Your own keys for an action, under its name in `reader config keys`. For several keys, write a list. "
            "Actions that are not named here keep their keys.",
            KEYS,
        ),
    )
    """Pairs of an action's id and its keys, joined by commas, as Textual names them: what `App.set_keymap` takes."""
