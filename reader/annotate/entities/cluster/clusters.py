"""An entity on its way: mentions, and why each spelling belongs to it. Decides nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.annotate.entities import name_forms
from reader.model.annotation import Alias, EntityKind
from reader.model.span import Span


@dataclass(slots=True)
class Cluster:
    """One cluster in the world, while its mentions are being merging."""

    kind: EntityKind
    mentions: list[Span] = field(default_factory=list)
    names: dict[str, tuple[str, Span]] = field(default_factory=dict)
    """Each spelling, with the reason why it belongs here, empty for the one that came first, and its first place."""
    either: list[Span] = field(default_factory=list)
    unmerged: list[Span] = field(default_factory=list)

    def add(self, span: Span, name: str, reason: str) -> None:
        """Take one more mention."""
        self.mentions.append(span)
        known = self.names.get(name)
        if known is None:
            self.names[name] = (reason if self.names else "", span)
        elif span < known[1]:
            self.names[name] = (known[0], span)

    def absorb(self, other: Cluster, reason: str) -> None:
        """Take over all that another cluster has."""
        for name, (why, span) in other.names.items():
            if name not in self.names or span < self.names[name][1]:
                self.names[name] = (reason if len(other.names) == 1 else why, span)
        self.mentions += other.mentions
        self.either += other.either
        self.unmerged += other.unmerged

    @property
    def start(self) -> int:
        """Where it is named first."""
        return min(span.start for span in (*self.mentions, *self.either))

    @property
    def name(self) -> str:
        """The fullest form; of forms equally full the first."""
        return max(self.names, key=lambda name: (not _shouted(name), len(name.split()), len(name)))

    def aliases(self) -> tuple[Alias, ...]:
        """The other spellings, in the order of the text."""
        full = self.name
        found = [Alias(name, self._why(name, full), span) for name, (_, span) in self.names.items() if name != full]
        return tuple(sorted(found, key=lambda alias: alias.span))

    def _why(self, name: str, full: str) -> str:
        """Why a spelling belongs here, seen from the full name."""
        if name_forms.key(name) == name_forms.key(full):
            return name_forms.difference(name, full)
        return self.names[name][0] or self.names[full][0]


def _shouted(name: str) -> bool:
    return name.isupper() and len(name) > 1
