"""Which engine finds names and quotes, by option, setting and environment."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.settings import engine
from reader.settings.file import settings_path


@pytest.fixture
def without_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("reader.settings.engine", "reader.cli.arguments", "reader.cli.chosen"):
        monkeypatch.setattr(f"{module}.can_be_strong", lambda: False)


def engine_of(run: Callable[..., Any], *options: str) -> str:
    return str(json.loads(run("export", "ferry.txt", *options).out)["engine"]["name"])


def set_engine(name: str) -> None:
    path = Path(settings_path())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'engine = "{name}"\n', "utf-8")


@pytest.mark.parametrize("name", ["fast", "strong", "rules"])
def test_an_option_chooses_the_engine(name: str, run: Callable[..., Any]) -> None:
    assert engine_of(run, "--engine", name) == name


def test_the_setting_chooses_the_engine_unless_an_option_does(run: Callable[..., Any]) -> None:
    set_engine("rules")
    assert engine_of(run) == "rules"
    assert engine_of(run, "--engine", "auto") == "fast", "as the environment of the tests says"


def test_the_strong_engine_is_taken_where_it_is_installed(
    run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(engine.VARIABLE)
    assert engine_of(run) == "strong"


@pytest.mark.usefixtures("without_packages")
def test_what_is_not_installed_cannot_be_chosen(run: Callable[..., Any]) -> None:
    result = run("export", "ferry.txt", "--engine", "strong")
    assert (result.status, result.out) == (2, "")
    assert "argument --engine: the strong engine needs other packages; to add them, run" in result.err


@pytest.mark.usefixtures("without_packages")
def test_a_setting_that_cannot_be_followed_is_reported(
    run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(engine.VARIABLE)
    set_engine("strong")
    result = run("export", "ferry.txt")
    assert json.loads(result.out)["engine"]["name"] == "fast"
    assert "config.toml: engine: the strong engine needs other packages; to add them, run" in result.err


def test_workers_use_the_engine_too(run: Callable[..., Any]) -> None:
    lines = run(
        "export", "ferry.txt", "strike.txt", "-f", "jsonl", "--jobs", "2", "--engine", "strong"
    ).out.splitlines()
    assert [json.loads(line)["engine"]["name"] for line in lines] == ["strong", "strong"]


def test_the_object_says_what_made_it(run: Callable[..., Any]) -> None:
    made = {name: json.loads(run("export", "ferry.txt", "--engine", name).out)["engine"] for name in ("fast", "strong")}
    assert made["fast"].keys() == made["strong"].keys() == {"name", "models", "reader"}
    assert made["fast"]["models"] != made["strong"]["models"]
