"""Confine this process: it runs nothing, connects to nothing, writes nothing, and reads only the files of the program.

It guards against what the interface may do by mistake for someone who has no business with the rest of this machine.
It is no wall against code that is hostile already.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import reader

FORBIDDEN = (
    *("os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.startfile", "os.system"),
    *("pty.spawn", "subprocess.Popen", "webbrowser.open", "ctypes.dlopen"),
    *("socket.bind", "socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.sendmsg"),
    *("os.chmod", "os.chown", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink"),
    *("os.truncate", "os.utime", "shutil.copyfile", "shutil.move", "shutil.rmtree", "sqlite3.connect", "os.kill"),
)
"""Events of Python that end in an error."""

LISTINGS = ("os.listdir", "os.scandir")
"""Events that tell what is in a folder, which is their only argument."""

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Confined(PermissionError):
    """What was tried is not possible in this process."""


def confine() -> None:
    """Confine this process for the rest of its life. Files and connections that are open stay so."""
    sys.addaudithook(_hook(_program_folders()))


def _program_folders() -> tuple[str, ...]:
    """The folders of Python, its packages and this program, each with a separator at the end."""
    packages = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    folders = {sys.prefix, sys.base_prefix, str(Path(reader.__file__).parent), *packages}
    return tuple(os.path.realpath(folder) + os.sep for folder in folders)


def _hook(folders: tuple[str, ...]) -> Callable[[str, tuple[object, ...]], None]:
    def check(event: str, arguments: tuple[object, ...]) -> None:
        if event in FORBIDDEN:
            raise Confined(f"{event} is not possible here")
        if event == "open":
            path, _, flags = arguments
            if isinstance(flags, int) and flags & _WRITES:
                raise Confined("nothing is written here")
            _check_path(path, folders)
        elif event in LISTINGS:
            _check_path(arguments[0], folders)

    return check


def _check_path(path: object, folders: tuple[str, ...]) -> None:
    if isinstance(path, str | bytes | os.PathLike) and not f"{os.path.realpath(os.fsdecode(path))}{os.sep}".startswith(
        folders
    ):
        raise Confined("only the program's own files are read here")
