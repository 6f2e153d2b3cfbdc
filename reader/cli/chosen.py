"""The settings in force for one run: the user's file, overridden by the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.cli.messages import complain
from reader.load.fetching import Fetching
from reader.settings.engine import EngineUsed, can_be_strong, how_to_be_strong
from reader.settings.file import Loaded, load

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.library.store import Store

REMEMBERED = "remembered"
"""The origin of a value chosen in the interface in an earlier run."""

CHOICES: dict[str, tuple[str, Any]] = {
    "theme": ("theme", None),
    "no_mouse": ("mouse", False),
    "no_animation": ("animation", False),
    "plain": ("plain", True),
    "private": ("remember", False),
    "offline": ("network.offline", None),
    "timeout": ("network.timeout", None),
    "engine": ("engine", None),
}
"""Options that override a setting, and the value they set; None for the value of the option."""


def chosen(options: Namespace) -> Loaded:
    """The settings with the options applied. Mistakes in the file are reported on standard error."""
    loaded = load()
    for trouble in loaded.troubles:
        complain(trouble)
    if loaded.settings.engine == EngineUsed.STRONG and not can_be_strong():
        complain(f"{loaded.path}: engine: {how_to_be_strong()}; the fast one is used")
        loaded = loaded.chosen("engine", EngineUsed.FAST, "default")
    for name, (key, meaning) in CHOICES.items():
        value = getattr(options, name, None)
        if value:
            origin = f"command line (--{name.replace('_', '-')})"
            loaded = loaded.chosen(key, value if meaning is None else meaning, origin)
    return loaded


def with_remembered(loaded: Loaded, store: Store) -> Loaded:
    """The same with the theme and width chosen in the interface, unless the file or the command line sets them."""
    from reader.settings.options import OPTIONS

    for option in OPTIONS:
        said = loaded.origins.get(option.key, "environment")
        if option.key in ("theme", "measure") and said.startswith("environment"):
            try:
                value = option.about.check.take(getattr(store, option.key))
            except (ValueError, TypeError):  # nothing was chosen, or it no longer exists
                continue
            loaded = loaded.chosen(option.key, value, REMEMBERED)
    return loaded


def fetching_for(options: Namespace, loaded: Loaded) -> Fetching:
    """How sources are read in this run; --refresh uses the network, whatever the file says."""
    network = loaded.settings.network
    return Fetching(
        offline=network.offline and not options.refresh,
        refresh=options.refresh,
        timeout=network.timeout,
        encoding=options.encoding,
        engine=loaded.settings.engine.value,
    )
