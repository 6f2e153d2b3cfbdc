"""Every file that the program keeps is where the system keeps such files."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import platformdirs
import pytest

from reader.base.folders import APPLICATION, user_folder
from reader.library.identity import store_path
from reader.load.web.cache import cache_folder
from reader.session.worker import failure_log_path
from reader.settings.file import settings_path

PLACES: dict[str, tuple[Callable[[], str | Path], str]] = {
    "cache": (cache_folder, "pages"),
    "config": (settings_path, "config.toml"),
    "data": (store_path, "library.db"),
    "state": (failure_log_path, "failure.log"),
}

SYSTEM = {
    "cache": platformdirs.user_cache_dir,
    "config": platformdirs.user_config_dir,
    "data": platformdirs.user_data_dir,
    "state": platformdirs.user_state_dir,
}


@pytest.mark.parametrize("kind", PLACES)
def test_folders_can_be_named(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path, name = PLACES[kind]
    monkeypatch.setenv(f"XDG_{kind.upper()}_HOME", "/somewhere/else")
    assert Path(path()) == Path("/somewhere/else", APPLICATION, name)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system has folders of its own")
@pytest.mark.parametrize("home", [None, "", "/somewhere/else"])
@pytest.mark.parametrize("kind", PLACES)
def test_they_are_where_the_system_has_them(kind: str, home: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    path, name = PLACES[kind]
    if home is None:
        monkeypatch.delenv(f"XDG_{kind.upper()}_HOME", raising=False)
    else:
        monkeypatch.setenv(f"XDG_{kind.upper()}_HOME", home)
    assert Path(path()) == Path(SYSTEM[kind](APPLICATION), name)


def test_a_folder_named_without_its_root_is_none() -> None:
    assert user_folder("config", {"XDG_CONFIG_HOME": "here"}) == user_folder("config", {})
