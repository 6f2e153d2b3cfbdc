"""The path that was probably meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.load.near import near_path


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of articles, which is also the current one."""
    for name in ("monday/harbour-strike.txt", "monday/island.txt", "tuesday/ferry.md", "Budget.TXT", "monday/bin.txt"):
        article = tmp_path / name
        article.parent.mkdir(exist_ok=True)
        article.write_text("News.")
    monkeypatch.chdir(tmp_path)
    return tmp_path


CASES = {
    "letters swapped": ("monday/ilsand.txt", "monday/island.txt"),
    "folder mistyped": ("munday/island.txt", "monday/island.txt"),
    "both mistyped": ("teusday/fery.md", "tuesday/ferry.md"),
    "upper and lower case": ("budget.txt", "Budget.TXT"),
    "only the beginning": ("monday/harb", "monday/harbour-strike.txt"),
    "climbing out and in": ("monday/../monday/islnd.txt", "monday/../monday/island.txt"),
}


@pytest.mark.parametrize(("typed", "meant"), CASES.values(), ids=CASES.keys())
@pytest.mark.usefixtures("desk")
def test_the_nearest_name_is_found(typed: str, meant: str) -> None:
    assert near_path(typed) == meant


def test_absolute_paths_are_corrected_too(desk: Path) -> None:
    assert near_path(str(desk / "monday" / "islan.txt")) == str(desk / "monday" / "island.txt")


@pytest.mark.parametrize(
    "typed", ["zzz.txt", "monday/qqqq", "nowhere/at/all.txt", "", "Budget.TXT/x", "monday/nope.txt"]
)
@pytest.mark.usefixtures("desk")
def test_nothing_is_suggested_where_nothing_is_near(typed: str) -> None:
    assert near_path(typed) is None
