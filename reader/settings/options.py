"""The fields of `Settings` one by one, under their keys in the file."""

from __future__ import annotations

from typing import Any, NamedTuple

from reader.base.values import Value, fields, replace
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
        """The table it is in; empty for none."""
        return self.key.rpartition(".")[0]

    @property
    def name(self) -> str:
        """Its name in its table."""
        return self.key.rpartition(".")[2]


def _options() -> tuple[Option, ...]:
    found: list[Option] = []
    for key, field in fields(Settings).items():
        if isinstance(field.default, Value):
            found += [
                Option(f"{key}.{name}", inner.default, inner.metadata["about"])
                for name, inner in fields(type(field.default)).items()
            ]
        else:
            found.append(Option(key, field.default, field.metadata["about"]))
    return tuple(found)


OPTIONS = _options()

TABLES = frozenset(option.table for option in OPTIONS if option.table)


def value_of(settings: Settings, key: str) -> Any:
    """The value of the setting with this key."""
    value: Any = settings
    for name in key.split("."):
        value = getattr(value, name)
    return value


def with_value(settings: Settings, key: str, value: Any) -> Settings:
    """The settings with another value for this key."""
    table, _, name = key.rpartition(".")
    if table:
        return replace(settings, **{table: replace(getattr(settings, table), **{name: value})})
    return replace(settings, **{name: value})
