"""The settings in force for one run: the user's file under what the command line says."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from reader.cli.messages import complain
from reader.load.fetching import Fetching
from reader.settings.file import Loaded, load

CHOICES: dict[str, tuple[str, Any]] = {
    "theme": ("theme", None),
    "no_mouse": ("mouse", False),
    "no_animation": ("animation", False),
    "offline": ("network.offline", None),
    "timeout": ("network.timeout", None),
}
"""Options that stand for a setting, and what giving them means; None: their own value."""


def chosen(options: Namespace) -> Loaded:
    """The settings, with the options over them. What is wrong with the file has been told."""
    loaded = load()
    for trouble in loaded.troubles:
        complain(trouble)
    for name, (key, meaning) in CHOICES.items():
        value = getattr(options, name, None)
        if value:
            origin = f"command line (--{name.replace('_', '-')})"
            loaded = loaded.chosen(key, value if meaning is None else meaning, origin)
    return loaded


def fetching_for(options: Namespace, loaded: Loaded) -> Fetching:
    """How pages are fetched in this run; asking anew is using the network, whatever the file says."""
    network = loaded.settings.network
    return Fetching(network.offline and not options.refresh, options.refresh, network.timeout)
