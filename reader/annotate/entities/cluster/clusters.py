"""An entity under construction: its mentions, and why each spelling belongs to it."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.annotate.entities import name_forms
from reader.model.annotation import Alias, EntityKind
from reader.model.span import Span

MARRIED_NAME = "surname of a spouse"
"""Why a bare surname belongs to somebody whom the article otherwise calls by the given name."""


@dataclass(slots=True)
class Cluster:
    """One entity while its mentions are being collected."""

    kind: EntityKind
    mentions: list[Span] = field(default_factory=list)
    names: dict[str, tuple[str, Span]] = field(default_factory=dict)
    """For each spelling, why it belongs here (empty for the one that came first) and its first occurrence."""
    either: list[Span] = field(default_factory=list)
    """Mentions that may be of this entity or of another one."""
    unmerged: list[Span] = field(default_factory=list)
    """Occurrences of the name that are kept apart from this entity."""
    labels: set[str] = field(default_factory=set)
    """Full names in capitals that label turns of a transcript: what it calls its speakers."""

    def add(self, span: Span, name: str, reason: str) -> None:
        """Add a mention; `reason` is kept if the spelling is new."""
        self.mentions.append(span)
        known = self.names.get(name)
        if known is None:
            self.names[name] = (reason if self.names else "", span)
        elif span < known[1]:
            self.names[name] = (known[0], span)

    def absorb(self, other: Cluster, reason: str) -> None:
        """Take over everything that another cluster holds."""
        for name, (why, span) in other.names.items():
            if name not in self.names or span < self.names[name][1]:
                self.names[name] = (reason if len(other.names) == 1 else why, span)
        self.mentions += other.mentions
        self.either += other.either
        self.unmerged += other.unmerged
        self.labels |= other.labels

    @property
    def start(self) -> int:
        """Offset of the first mention."""
        return min(span.start for span in (*self.mentions, *self.either))

    @property
    def name(self) -> str:
        """The fullest form; the first of those that are equally full."""
        return max(self.names, key=self._fullness) if len(self.names) > 1 else next(iter(self.names))

    def _fullness(self, name: str) -> tuple[bool, bool, bool, int, int]:
        return (
            name in self.labels,
            not _is_all_caps(name),
            self.names[name][0] != MARRIED_NAME,
            len(name.split()),
            len(name),
        )

    def aliases(self) -> tuple[Alias, ...]:
        """The other spellings, in text order."""
        full = self.name
        aliases = [Alias(name, self._why(name, full), span) for name, (_, span) in self.names.items() if name != full]
        return tuple(sorted(aliases, key=lambda alias: alias.span))

    def _why(self, name: str, full: str) -> str:
        """Why a spelling belongs here, compared with the full name."""
        if name_forms.key(name) == name_forms.key(full):
            return name_forms.spelling_difference(name, full)
        return self.names[name][0] or self.names[full][0]


def _is_all_caps(name: str) -> bool:
    return name.isupper() and len(name) > 1
