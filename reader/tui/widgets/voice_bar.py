"""The share of each speaker in the quoted words: a bar, and the names of those quoted most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from rich.segment import Segment
from textual import events, on
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.base.values import Value
from reader.page.cells import clip, width_of
from reader.page.item_keys import SpeakerKey
from reader.page.voices import Voice, percent

MAX_NAMED = 3
"""Speakers with a name and a colour of their own; the others share one."""

FILLS = ("█", "▓", "▒", "░")
"""Characters to draw each speaker's part with, so that they differ without colour."""


class _Part(Value):
    key: SpeakerKey | None
    label: str
    cells: int
    style: str
    fill: str


class VoiceBar(Widget):
    """Two rows above the quotes; hidden while fewer than two speakers are quoted."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"voices--{number}" for number in range(MAX_NAMED + 1)}

    ALLOW_SELECT = False

    @dataclass
    class Picked(Message):
        """A speaker's part was clicked."""

        key: SpeakerKey

    def __init__(self) -> None:
        super().__init__()
        self.display = False
        self._voices: Sequence[Voice] = ()

    def show(self, voices: Sequence[Voice]) -> None:
        """Draw these speakers, leaving out those without quoted words."""
        self._voices = sorted((voice for voice in voices if voice.words), key=lambda voice: -voice.words)
        self.display = len(self._voices) > 1
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The bar, and the names below it."""
        parts = self._parts()
        if y == 0:
            segments = [Segment(part.fill * part.cells, self.get_component_rich_style(part.style)) for part in parts]
            return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)
        return self._legend(parts)

    def _parts(self) -> list[_Part]:
        """A part for each of the speakers quoted most, and one for all others, which absorbs the rounding."""
        total = sum(voice.words for voice in self._voices)
        width = self.size.width
        edges = [round(width * words / total) for words in accumulate(voice.words for voice in self._voices)]
        parts: list[_Part] = []
        shared = Counter(_short(voice) for voice in self._voices)
        before = 0
        for number, (voice, edge) in enumerate(zip(self._voices[:MAX_NAMED], edges, strict=False)):
            name = _short(voice) if shared[_short(voice)] == 1 else voice.name
            label = f"{name} {percent(voice.words, total)}"
            parts.append(_Part(voice.key, label, edge - before, f"voices--{number}", FILLS[number]))
            before = edge
        others = len(self._voices) - MAX_NAMED
        if others > 0:
            parts.append(_Part(None, f"{others} more", width - before, f"voices--{MAX_NAMED}", FILLS[MAX_NAMED]))
        return parts

    def _legend(self, parts: Sequence[_Part]) -> Strip:
        segments: list[Segment] = []
        room = self.size.width
        for part in parts:
            words = f"{part.fill}{part.label} "
            if width_of(words) > room and segments:
                break
            words = clip(words, room)
            room -= width_of(words)
            segments.append(Segment(words, self.get_component_rich_style(part.style)))
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    @on(events.Click)
    def pick(self, event: events.Click) -> None:
        """Post the speaker whose part was clicked."""
        event.stop()
        edge = 0
        for part in self._parts():
            edge += part.cells if event.y == 0 else width_of(f"{part.fill}{part.label} ")
            if event.x < edge:
                if part.key is not None:
                    self.post_message(self.Picked(part.key))
                return


def _short(voice: Voice) -> str:
    """The last word of a person's name, the full name of anything else."""
    if not voice.name:
        return "nobody"
    return voice.name.split()[-1] if voice.entity is not None and voice.entity.kind.value == "person" else voice.name
