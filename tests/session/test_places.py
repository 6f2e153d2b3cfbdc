"""The jump history, and marks named by a letter."""

from __future__ import annotations

from reader.session.places import LAST_JUMP, Places, is_mark_name


def test_going_to_a_mark_records_the_jump() -> None:
    places = Places()
    places.mark("b", 20)
    places.mark("a", 10)
    assert list(places.marks) == ["a", "b"]
    assert places.jump("c", 5) is None
    assert places.jump(LAST_JUMP, 5) is None
    assert places.jump("a", 5) == 10
    assert places.jump(LAST_JUMP, 10) == 5
    assert places.jump(LAST_JUMP, 5) == 10, "there and back"


def test_going_back_retraces_the_jumps_without_repeats() -> None:
    places = Places()
    for here in (1, 2, 2, 3):
        places.record_jump(here)
    assert [places.go_back() for _ in range(4)] == [3, 2, 1, None]


def test_letters_and_digits_are_valid_mark_names() -> None:
    assert is_mark_name("a")
    assert is_mark_name("7")
    assert not is_mark_name(LAST_JUMP)
    assert not is_mark_name("ab")
