"""Word lists are loaded from one folder per language."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import reader
from reader import lexicon, pipeline
from reader.annotate import annotate
from reader.model.document import Document
from reader.model.raw import Raw

PACKAGE = Path(reader.__file__).parent
ENGLISH = PACKAGE / "lexicon" / "en"
LISTS = sorted(path.relative_to(ENGLISH).with_suffix("").as_posix() for path in ENGLISH.rglob("*.txt"))


@pytest.fixture
def second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of a second language, a copy of the English one."""
    shutil.copytree(ENGLISH.parent, tmp_path / "lexicon")
    monkeypatch.setattr(lexicon, "_FOLDER", str(tmp_path / "lexicon"))
    _forget_languages()
    (tmp_path / "lexicon" / "xx").mkdir()
    shutil.copytree(tmp_path / "lexicon" / "en", tmp_path / "lexicon" / "xx", dirs_exist_ok=True)
    yield tmp_path / "lexicon" / "xx"
    _forget_languages()


def _forget_languages() -> None:
    lexicon.languages.cache_clear()
    lexicon.languages_of_word.cache_clear()


def test_comments_and_blank_lines_are_skipped(second: Path) -> None:
    (second / "quotes" / "media.txt").write_text("# papers\n\nMerrow Post\n  Averil Echo  \n", "utf-8")
    with lexicon.using("xx"):
        assert lexicon.lines("quotes/media") == ("Merrow Post", "Averil Echo")
        assert lexicon.entries("quotes/media") == {"Merrow Post", "Averil Echo"}
        assert lexicon.words("quotes/media") == {"Merrow", "Post", "Averil", "Echo"}


def test_a_table_maps_the_keys_before_the_bar_to_the_value_after_it(second: Path) -> None:
    (second / "facts" / "currencies.txt").write_text("crowns, crown | XCR\n", "utf-8")
    with lexicon.using("xx"):
        assert lexicon.table("facts/currencies") == {"crowns": "XCR", "crown": "XCR"}


@pytest.mark.parametrize("tag", [None, "en", "en-GB", "EN", "qq", "../en"])
def test_a_language_without_a_folder_is_read_as_english(tag: str | None, second: Path) -> None:
    (second / "quotes" / "pronouns.txt").write_text("xan\n", "utf-8")
    with lexicon.using(tag):
        assert "she" in lexicon.words("quotes/pronouns")


def test_the_language_is_restored_after_an_error(second: Path) -> None:
    (second / "quotes" / "pronouns.txt").write_text("xan\n", "utf-8")
    with pytest.raises(FileNotFoundError), lexicon.using("xx-YY"):
        lexicon.words("quotes/no_such_list")
    assert "she" in lexicon.words("quotes/pronouns")


def test_a_list_that_a_language_lacks_is_read_in_english(second: Path) -> None:
    (second / "quotes" / "pronouns.txt").unlink()
    with lexicon.using("xx"):
        assert "she" in lexicon.text("quotes/pronouns")


def test_a_language_is_used_for_the_parts_that_it_has(second: Path) -> None:
    shutil.rmtree(second / "general")
    assert "xx" not in lexicon.languages()
    assert "xx" in lexicon.languages("label")


def test_a_list_may_be_read_along_with_the_english_one() -> None:
    with lexicon.using("de", "label"):
        both = lexicon.lines_with_default("label/furniture")
    assert {"^ lesen sie auch", "= share"} <= set(both)


def test_other_languages_have_only_lists_that_english_has() -> None:
    for language in lexicon.languages("label"):
        folder = ENGLISH.parent / language
        lists = {path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.txt")}
        assert lists <= set(LISTS)


def test_a_missing_list_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        lexicon.words("quotes/no_such_list")


def test_every_list_is_used() -> None:
    used = {
        name
        for path in PACKAGE.rglob("*.py")
        for name in re.findall(r'["\']((?:names|quotes|facts|general|label|html)/\w+)["\']', path.read_text("utf-8"))
    }
    assert used == set(LISTS)


STORY = """Havnearbeidere går ut

Kranene sto stille. “Vi venter på et svar,” hvisket Mara Okafor på kaien i går kveld.

“Ingen har ringt oss,” hvisket Jo Lind.
"""


def read(language: str) -> Document:
    front = f"---\nlanguage: {language}\n---\n\n"
    document = pipeline.parse_document(Raw("strike.md", (front + STORY).encode()))
    return annotate(document, "rules")  # the trained taggers only know English


def test_a_second_language_needs_only_a_folder(second: Path) -> None:
    with (second / "quotes" / "cues_speech.txt").open("a", encoding="utf-8") as cues:
        cues.write("hvisket\n")
    cued = {
        language: [document.slice(quote.cue) for quote in document.quotes if quote.cue]
        for language in ("en", "xx")
        for document in [read(language)]
    }
    assert cued == {"en": [], "xx": ["hvisket", "hvisket"]}


def test_the_language_is_detected_by_its_common_words(second: Path) -> None:
    third = second.rename(second.with_name("yy"))  # the lists of the second one have been read by other tests
    (third / "general" / "common_words.txt").write_text(
        "sto på et i går vi oss har ut ingen\n".replace(" ", "\n"), "utf-8"
    )
    assert pipeline.read_raw(Raw("strike.txt", STORY.encode())).metadata.language == "yy"
