"""The compiled tagger finds the same tags as python-crfsuite, and refuses what is no model."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from reader.annotate import crf
from reader.training import crf_files, trainers

compiled = pytest.importorskip("reader.annotate._crf", reason="the tagger was not compiled")

WORDS = ["quay", "crane", "é", "Averil", "a feature of more than twelve bytes", "", "said", "Zürich", "long" * 40]
TAGS = ["O", "B-Name", "I-Name"]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return trained(tmp_path_factory.mktemp("model") / "crf", WORDS, TAGS)


@pytest.fixture(scope="module")
def other_model(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return trained(tmp_path_factory.mktemp("model") / "crf", WORDS[2:], ["B-Place", *TAGS])


def trained(path: Path, words: Sequence[str], tags: Sequence[str]) -> bytes:
    chance = random.Random(7)
    trainer = trainers.make(0.1, 0.1, 30, 1)
    for _ in range(60):
        sequence = [chance.sample(words, 3) for _ in range(6)]
        trainer.append(sequence, [tags[len(word[0]) % len(tags)] for word in sequence])
    trainer.train(str(path))
    return path.read_bytes()


def tags(tagger: crf.Tagger, words: Sequence[crf.Features]) -> list[str]:
    return tagger.tag(tagger.score(words))


def test_both_taggers_find_the_same_tags(model: bytes) -> None:
    chance = random.Random(11)
    one, other = compiled.Tagger(model), crf.CrfsuiteTagger(model)
    for size in range(40):
        words = [chance.sample([*WORDS, "unknown", "nul\0inside"], chance.randrange(6)) for _ in range(size)]
        assert tags(one, words) == tags(other, words)
        assert tags(one, tuple(map(tuple, words))) == tags(other, words)


def test_both_taggers_give_the_same_probabilities(model: bytes) -> None:
    chance = random.Random(13)
    one, other = compiled.Tagger(model), crf.CrfsuiteTagger(model)
    assert one.labels() == other.labels()
    for size in range(40):
        words = [chance.sample([*WORDS, "unknown"], chance.randrange(6)) for _ in range(size)]
        found = one.marginals(one.score(words))
        assert [pytest.approx(row, abs=1e-9) for row in other.marginals(other.score(words))] == found
        assert all(sum(row) == pytest.approx(1) for row in found)


def test_both_taggers_add_up_the_probabilities_of_groups(model: bytes) -> None:
    chance = random.Random(19)
    for tagger in (compiled.Tagger(model), crf.CrfsuiteTagger(model)):
        groups = bytes(label != "O" for label in tagger.labels())
        names = [number for number, label in enumerate(tagger.labels()) if label != "O"]
        for size in range(20):
            scores = tagger.score([chance.sample([*WORDS, "unknown"], chance.randrange(6)) for _ in range(size)])
            outside, inside = tagger.group_marginals(scores, groups)
            rows = tagger.marginals(scores)
            assert list(inside) == pytest.approx([sum(row[label] for label in names) for row in rows], abs=1e-6)
            assert [one + other for one, other in zip(outside, inside, strict=True)] == pytest.approx([1] * size)


def test_each_answer_is_about_the_scores_that_were_given(model: bytes) -> None:
    for tagger in (compiled.Tagger(model), crf.CrfsuiteTagger(model)):
        one, other = tagger.score([["quay"], ["said"]]), tagger.score([["crane"], ["Averil"], ["said"]])
        alone = [(tagger.tag(scores), tagger.marginals(scores)) for scores in (one, other)]
        in_turn = [tagger.tag(one), tagger.tag(other), tagger.marginals(one), tagger.marginals(other)]
        assert in_turn == [alone[0][0], alone[1][0], alone[0][1], alone[1][1]]


def test_every_label_needs_a_group(model: bytes) -> None:
    tagger = compiled.Tagger(model)
    with pytest.raises(ValueError, match="group"):
        tagger.group_marginals(tagger.score([["quay"]]), b"\0")


def test_what_is_remembered_changes_no_tags(model: bytes) -> None:
    chance = random.Random(5)
    one, other = compiled.Tagger(model), crf.CrfsuiteTagger(model)
    groups = [tuple(chance.sample(WORDS, 3)) for _ in range(9000)]  # more than have room
    for _ in range(400):
        words: list[crf.Features] = [[*chance.sample(groups, 2), "said"] for _ in range(30)]
        assert tags(one, words) == tags(other, words)


def test_the_compiled_tagger_is_used(model: bytes) -> None:
    assert isinstance(crf.open_models(model), compiled.Tagger)


def test_a_tagger_compiled_from_another_version_is_passed_over(model: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(compiled, "INTERFACE")
    assert isinstance(crf.open_models(model), crf.CrfsuiteTagger)


def test_a_written_model_is_read(model: bytes) -> None:
    written = crf_files.write(crf_files.read(model))
    words = [["quay"], ["said"]]
    assert tags(compiled.Tagger(written), words) == tags(compiled.Tagger(model), words)


@pytest.mark.parametrize("damaged", [b"", b"lCRF", b"nothing" * 20, b"lCRF" + b"\xff" * 200])
def test_what_is_no_model_is_refused(damaged: bytes) -> None:
    with pytest.raises(ValueError, match="model"):
        compiled.Tagger(damaged)


def test_a_damaged_model_does_no_harm(model: bytes) -> None:
    chance = random.Random(3)
    for _ in range(300):  # crashes would end the tests
        changed = bytearray(model)
        for _ in range(20):
            changed[chance.randrange(len(changed))] = chance.choice((0, 1, 127, 255))
        try:
            tagger = compiled.Tagger(bytes(changed))
        except ValueError:
            continue
        scores = tagger.score([WORDS, ["quay"], []])
        assert len(tagger.tag(scores)) == 3
        assert len(tagger.marginals(scores)) == 3


def test_a_model_whose_offsets_lead_outside_does_no_harm(model: bytes) -> None:
    chance = random.Random(5)
    size = len(model)
    edges = [0, 1, 4, 12, 999, 1000, size - 8, size - 4, size, size + 1, *(2**31 - 1, 2**31, 2**32 - 12, 2**32 - 1)]
    for _ in range(2000):
        changed = bytearray(model)
        for _ in range(chance.randint(1, 4)):
            at = chance.choice((chance.randrange(4, 48, 4), chance.randrange(0, size - 3, 4)))
            changed[at : at + 4] = chance.choice(edges).to_bytes(4, "little")
        try:
            tagger = compiled.Tagger(bytes(changed))
        except ValueError:
            continue
        scores = tagger.score([WORDS, ["quay"], []])
        assert len(tagger.tag(scores)) == 3
        assert len(tagger.marginals(scores)) == 3


@pytest.mark.parametrize("wrong", [[["quay"], None], [[1]], 5])
def test_only_features_can_be_tagged(model: bytes, wrong: object) -> None:
    with pytest.raises(TypeError):
        compiled.Tagger(model).score(wrong)


@pytest.mark.parametrize("damaged", [b"", b"lCRF"])
def test_one_that_is_no_model_among_several_is_refused(model: bytes, damaged: bytes) -> None:
    for models in ((), (model, damaged), (damaged, model), [model] * 9):
        with pytest.raises(ValueError, match="model"):
            compiled.Tagger(*models)


def test_only_scores_of_the_same_tagger_and_words_are_taken(model: bytes) -> None:
    tagger = compiled.Tagger(model, model)
    scores = tagger.score([["quay"], ["said"]])
    for wrong in (b"1", scores[:-1]):
        with pytest.raises(ValueError, match="scores"):
            tagger.tag(wrong)
        with pytest.raises(ValueError, match="scores"):
            tagger.score([["quay"]] * 2, wrong)
    with pytest.raises(ValueError, match="scores"):
        tagger.score([["quay"]], scores)
    with pytest.raises(TypeError):
        tagger.tag([["quay"]])
    for number in (-1, 2):
        with pytest.raises(ValueError, match="model"):
            tagger.labels(number)
        with pytest.raises(ValueError, match="model"):
            tagger.tag(scores, number)


def test_models_that_share_their_work_find_what_they_find_alone(model: bytes, other_model: bytes) -> None:
    chance = random.Random(17)
    compiled_pair, crfsuite_pair = compiled.Tagger(model, other_model), crf.CrfsuiteTagger(model, other_model)
    alone = crf.CrfsuiteTagger(model), crf.CrfsuiteTagger(other_model)
    for size in range(30):
        words = [chance.sample([*WORDS, "unknown"], 4) for _ in range(size)]
        for pair in (compiled_pair, crfsuite_pair):
            scores = pair.score([word[:2] for word in words])
            assert pair.tag(scores, 0) == tags(alone[0], [word[:2] for word in words])
            assert pair.tag(pair.score([word[2:] for word in words], scores), 1) == tags(alone[1], words)
    assert compiled_pair.labels(1) == crfsuite_pair.labels(1) == alone[1].labels()


def test_words_that_are_removed_while_they_are_read_are_tagged(model: bytes) -> None:
    class Features:
        def __iter__(self) -> Iterator[str]:
            words.clear()
            return iter(["quay"])

    words: list[object] = [Features(), *(["quay"] for _ in range(50))]
    tagger = compiled.Tagger(model)
    assert len(tagger.tag(tagger.score(words))) == 51
