"""Use the program for hours in a terminal, and print what it holds. Not a test: `python -m tests.soak` prints figures.

    python -m tests.soak                                   # everything: hours
    python -m tests.soak --parts articles --articles 300
    python -m tests.soak --parts keys --keys 5000 --seed 2

`articles` opens every article in one interface and closes it again, and every fifth one in a second interface on the
same library too. `keys` presses keys at random, and changes the size of the terminal at random, from 1x1 to 400x100.
Printed now and then, for each interface, are megabytes of its own and of all its processes, open files and processes;
at the end, whether it ended well. Needs Linux.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from reader.settings import engine
from tests.benchmarks.screen import READER
from tests.benchmarks.terminal import ESCAPES, Terminal, megabytes

LEFT_BY_KEYS = (0, 130)
"""The exit statuses of somebody who leaves."""
LAST_BYTES, LAST_KEYS = 20_000, 500
"""How much of what a program wrote, and of what was typed, is printed if it ends in another way."""
REPORTS = 20
"""How many lines are printed."""
SHARED = 5
"""Every so many articles, one is opened in both interfaces."""

SPEAKERS = ("Mara Okafor", "Jon Lind", "Ana Reyes", "Tom Brandt", "Inés Valdra")
SIZES = ((1, 1), (2, 100), (400, 100), (20, 5), (80, 24), (120, 40), (200, 50))
KEYS = (
    *"jkdugGnN[]{}123pcmyYvVsfwxrMSUaetioz-=+?)(BLRE/;'\"0459ABCXZ: ",
    *("\r", "\x1b", "\x1b", "\t", "\x1b[Z", "\x7f", "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~"),
    *("\x1b[H", "\x1b[F", "\x1b[3~", "\x0f", "\x12", "\x0c", "\x10", "\x15", "\x1b[<0;10;10M\x1b[<0;10;10m"),
    *(
        "\x1b[<64;10;10M",
        "\x1b[200~pasted words [red]\n\x1b[201~",
        "\x1b[I",
        "\x1b[O",
        "é",
        "中",
        "\0",
        "\x1b[999;999R",
    ),
)
"""Keys that do not leave, clicks, pastes, and answers that no terminal gives."""


class Interface(Terminal):
    """The program in a terminal, and what it holds."""

    def __init__(self, *arguments: str) -> None:
        self._last = b""
        self._typed = ""
        super().__init__([*READER, *arguments])
        self.until("Quit")

    def _read(self, wait: float) -> bytes:
        data = super()._read(wait)
        self._last = (self._last + data)[-LAST_BYTES:]
        return data

    def send(self, keys: str) -> None:
        self._typed = (self._typed + keys)[-LAST_KEYS:]
        if self.status is None:
            super().send(keys)

    @property
    def status(self) -> int | None:
        """How it ended; None while it runs."""
        return self._process.poll()

    def shows(self, title: str, seconds: float = 60) -> bool:
        """Wait until the terminal has this title; return whether it got it."""
        seen, ends = b"", self.now() + seconds
        while self.now() < ends and self.status is None:
            seen = seen[-1000:] + self._read(0.2)
            if f"\x1b]2;{title}".encode() in seen:
                return True
        return False

    def size(self, columns: int, rows: int) -> None:
        """Change the size, and wait for nothing."""
        self._size(columns, rows)
        if self.status is None:
            os.kill(self._process.pid, signal.SIGWINCH)

    def processes(self) -> list[int]:
        """The processes of its session."""
        pids = [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]
        return [pid for pid in pids if _session(pid) == self._process.pid]

    def held(self) -> tuple[float, float, int, int]:
        """Megabytes of its own and of all its processes, open files, processes."""
        pids = self.processes()
        files = sum(1 for _ in Path(f"/proc/{self._process.pid}/fd").iterdir())
        return self.memory(), sum(map(_megabytes, pids)), files, len(pids)

    def told(self) -> str:
        """What was typed last, and what it wrote then."""
        words = ESCAPES.sub(b"", self._last).decode(errors="replace")
        return f"exit status {self.status} after {self._typed!r}:\n{words}\n"

    def leave(self) -> str:
        """Quit, and tell what is not as it should be; "" if all is."""
        for keys in ("\x1b", "\x1b", "\x1b", "Q", "\x1b", "\x03\x03"):
            if self.status is None:
                self.send(keys)
                self.settle(0.3)
        ends = self.now() + 20
        while self.status is None and self.now() < ends:
            self._read(0.1)
        status = self.status
        self.end()
        time.sleep(0.5)  # a process whose reader has gone takes a moment to notice
        left = self.processes()
        words = ["does not quit"] if status is None else []
        if status not in (None, *LEFT_BY_KEYS):
            words = [self.told()]
        return ", ".join([*words, *([f"left the processes {left}"] if left else [])])


def _session(pid: int) -> int:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:  # it has ended meanwhile
        return 0
    return 0 if fields[0] == "Z" else int(fields[3])


def _megabytes(pid: int) -> float:
    try:
        return megabytes(pid)
    except OSError:  # it has ended meanwhile
        return 0.0


def write_articles(folder: Path, count: int, dice: random.Random) -> list[Path]:
    """Some invented articles."""
    paths = [folder / f"{number}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        quotes = (
            f"“We will stay at gate {number} until {hour},” {dice.choice(SPEAKERS)}, the secretary, said on Tuesday in "
            f"Rotterdam. {'Cranes stood still. ' * dice.randrange(1, 20)}"
            for hour in range(dice.randrange(2, 14))
        )
        path.write_text(f"Port workers walk out {number}\n\n" + "\n\n".join(quotes) + "\n", "utf-8")
    return paths


def articles(paths: Sequence[Path], dice: random.Random) -> Iterator[str]:
    """Open every article and close it, some in two interfaces; yield lines about them."""
    subprocess.run([*READER, "library", "add", paths[0]], check=True)  # without any article, it starts with a sample
    interfaces = Interface(), Interface()
    every = max(1, len(paths) // REPORTS)
    for number, path in enumerate(paths, 1):
        for interface in interfaces[: 1 if number % SHARED else 2]:
            interface.send(f"\x1b[200~{path}\x1b[201~")
            if not interface.shows(path.read_text("utf-8").partition("\n")[0]):
                yield f"{path.name} is not shown; exit status {interface.status}"
            for key in dice.sample("jn123]cG ", 3):
                interface.send(key)
            interface.settle(0.2)
            interface.send("\x1b\x1b")
            interface.settle(0.1)
            interface.send("q")
            interface.settle(0.1)
        if any(interface.status is not None for interface in interfaces):
            yield "; ".join(f"after {number} articles: {interface.told()}" for interface in interfaces)
            break
        if number % every == 0:
            yield f"{number} articles: {_figures(interfaces)}"
    for interface in interfaces:
        yield interface.leave() or "left well"


def keys(paths: Sequence[Path], count: int, dice: random.Random) -> Iterator[str]:
    """Press keys in one interface after another, until there were as many; yield lines about them."""
    pressed = sizes = 0
    every = max(1, count // REPORTS)
    while pressed < count:
        interface = Interface(*map(str, dice.sample(paths, 3)))
        while pressed < count and interface.status is None:
            if dice.random() < 0.04:
                interface.size(*(dice.choice(SIZES) if dice.random() < 0.7 else _any_size(dice)))
                sizes += 1
            interface.send(dice.choice(KEYS))
            pressed += 1
            interface.settle(dice.choice((0.0, 0.0, 0.01, 0.05)) if pressed % 10 else 0.2)  # it has to keep up
            if pressed % every == 0 and interface.status is None:
                yield f"{pressed} keys, {sizes} sizes: {_figures([interface])}"
        words = interface.leave()
        if words:
            yield f"after {pressed} keys: {words}"
    yield f"{pressed} keys, {sizes} sizes"


def _any_size(dice: random.Random) -> tuple[int, int]:
    return dice.randint(1, 400), dice.randint(1, 100)


def _figures(interfaces: Sequence[Interface]) -> str:
    return "; ".join(
        "{:.1f} MB, with all processes {:.1f}, {} files, {} processes".format(*i.held()) for i in interfaces
    )


def main() -> None:
    """Run what was asked for and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--parts", default="", help="parts whose name matches this expression: articles, keys")
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--keys", type=int, default=50_000, help="a new size for every 25th")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    dice = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ.update({f"XDG_{kind}_HOME": str(folder / "home") for kind in ("CONFIG", "DATA", "CACHE", "STATE")})
        os.environ.update(EDITOR="true", VISUAL="true", PAGER="cat", BROWSER="true", SHELL="/bin/true")
        os.environ.setdefault(engine.VARIABLE, "fast")
        os.chdir(folder)  # what random keys export goes here
        paths = write_articles(folder, options.articles, dice)
        parts: dict[str, Callable[[], Iterator[str]]] = {
            "articles": lambda: articles(paths, dice),
            "keys": lambda: keys(paths[:20], options.keys, dice),
        }
        for part, run in parts.items():
            if re.search(options.parts, part):
                started = time.monotonic()
                for line in run():
                    print(f"{part} {time.monotonic() - started:5.0f} s  {line}", flush=True)


if __name__ == "__main__":
    main()
