"""Values: classes whose instances are frozen, slotted, and equal if all their fields are equal.

They are what `dataclasses` makes, and faster to define. The first page of an article waits for thirty such classes, and
would wait a quarter longer with `dataclasses`, which imports `inspect` and compiles six functions a class to this one's
one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn, TypeVar, dataclass_transform

_NOTHING: Any = object()
"""Stands for no default."""


class Field(NamedTuple):
    """What a class declares of one field."""

    default: Any = _NOTHING
    default_factory: Callable[[], Any] | None = None
    """Makes a default for each instance."""
    metadata: Any = None
    """Whatever else is declared of it."""
    repr: bool = True
    """Whether `repr` shows it."""


def field(
    *,
    default: Any = _NOTHING,
    default_factory: Callable[[], Any] | None = None,
    metadata: Any = None,
    repr: bool = True,
) -> Any:
    """Declare more of a field than its default; used in place of the default."""
    return Field(default, default_factory, metadata, repr)


class _Type(type):
    """Makes a class from its own annotations, in order; inherited ones do not count."""

    __fields__: Mapping[str, Field]

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> _Type:
        fields: dict[str, Field] = {}
        for named in namespace.get("__annotations__", ()):
            stated = namespace.pop(named, _NOTHING)  # a slot takes its place
            fields[named] = stated if isinstance(stated, Field) else Field(stated)
        made = super().__new__(cls, name, bases, {"__slots__": tuple(fields), **namespace, "__fields__": fields})
        if fields:
            made.__init__ = _initializer(made, fields)  # type: ignore[misc]
            made._held = attrgetter(*fields)  # type: ignore[attr-defined]
        return made


def _initializer(made: type, fields: Mapping[str, Field]) -> Any:
    """An `__init__` that takes the fields by position or by name, as if written by hand."""
    names: dict[str, Any] = {"nothing": _NOTHING}
    parameters, steps = ["self"], []
    for name, stated in fields.items():
        names[f"set_{name}"] = getattr(made, name).__set__
        value = name
        if stated.default_factory is not None:
            names[f"new_{name}"] = stated.default_factory
            parameters.append(f"{name}=nothing")
            value = f"new_{name}() if {name} is nothing else {name}"
        elif stated.default is not _NOTHING:
            names[f"default_{name}"] = stated.default
            parameters.append(f"{name}=default_{name}")
        else:
            parameters.append(name)
        steps.append(f" set_{name}(self, {value})")
    exec("\n".join([f"def __init__({', '.join(parameters)}):", *steps]), names)
    return names["__init__"]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Value(metaclass=_Type):
    """The base class. The annotations of a subclass are its fields; it is hashable if all its fields are."""

    def __setattr__(self, name: str, value: Any) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be set")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        return bool(self._held(self) == self._held(other)) if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._held(self))

    def __repr__(self) -> str:
        shown = (f"{name}={getattr(self, name)!r}" for name, stated in fields(type(self)).items() if stated.repr)
        return f"{type(self).__name__}({', '.join(shown)})"

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        return type(self), tuple(getattr(self, name) for name in fields(type(self)))

    if TYPE_CHECKING:
        _held: Callable[[object], object]


_Value = TypeVar("_Value", bound=Value)


def fields(kind: type[Value]) -> Mapping[str, Field]:
    """The fields of a class by name, in the order of its `__init__`."""
    return kind.__fields__


def replace(value: _Value, /, **changes: Any) -> _Value:
    """A copy with these fields changed. Raises `TypeError` for an unknown field."""
    return type(value)(**{name: getattr(value, name) for name in fields(type(value))} | changes)


def as_dict(value: Value) -> dict[str, Any]:
    """The fields by name."""
    return {name: getattr(value, name) for name in fields(type(value))}
