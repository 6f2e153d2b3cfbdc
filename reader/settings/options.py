"""The fields of `Settings` one by one, under the keys that the file has for them."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, NamedTuple

from reader.settings import Settings
from reader.settings.checks import About


class Option(NamedTuple):
    """One setting."""

    key: str
    """As in the file; `network.timeout` is `timeout` in the table `[network]`."""
    default: Any
    about: About

    @property
    def table(self) -> str:
        """The table it stands in; empty for none."""
        return self.key.rpartition(".")[0]

    @property
    def name(self) -> str:
        """Its name in its table."""
        return self.key.rpartition(".")[2]


def _options() -> tuple[Option, ...]:
    found: list[Option] = []
    for field in fields(Settings):
        if is_dataclass(field.default):
            found += [
                Option(f"{field.name}.{inner.name}", inner.default, inner.metadata["about"])
                for inner in fields(field.default)
            ]
        else:
            found.append(Option(field.name, field.default, field.metadata["about"]))
    return tuple(found)


OPTIONS = _options()

TABLES = frozenset(option.table for option in OPTIONS if option.table)


def value_of(settings: Settings, key: str) -> Any:
    """What the settings say under this key."""
    value: Any = settings
    for name in key.split("."):
        value = getattr(value, name)
    return value


def with_value(settings: Settings, key: str, value: Any) -> Settings:
    """The settings with another value under this key."""
    table, _, name = key.rpartition(".")
    if table:
        return replace(settings, **{table: replace(getattr(settings, table), **{name: value})})
    return replace(settings, **{name: value})
