"""Los dígitos y la red entrenada que vienen en el paquete: enteros, sin red y con su licencia al lado."""

import socket

import numpy as np
import pytest
import torch

from grader.digits import load_digits, trained_params
from tests.kit import trained
from tests.kit.sample_class import ROOT

FOLDER = ROOT / "grader" / "digits"


def test_shapes_types_and_range() -> None:
    X_train, y_train, X_test, y_test = load_digits()
    assert (X_train.shape, X_test.shape) == ((1437, 1, 8, 8), (360, 1, 8, 8))
    assert (y_train.shape, y_test.shape) == ((1437,), (360,))
    assert {X_train.dtype, X_test.dtype} == {np.dtype(np.float64)}
    assert {y_train.dtype, y_test.dtype} == {np.dtype(np.int64)}
    every = np.concatenate([X_train, X_test])
    assert (every.min(), every.max()) == (0, 1)
    assert (every * 16 % 1 == 0).all()


def test_every_class_is_in_both_parts_in_its_share() -> None:
    _, y_train, _, y_test = load_digits()
    whole = np.bincount(np.concatenate([y_train, y_test]))
    assert whole.tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]  # los de UCI
    assert np.abs(np.bincount(y_test) - whole / 5).max() < 1


def test_no_test_image_was_learnt_and_the_train_images_are_not_sorted() -> None:
    X_train, y_train, X_test, _ = load_digits()
    learnt = {x.tobytes() for x in X_train}
    assert not [x for x in X_test if x.tobytes() in learnt]
    assert len(set(y_train[:16])) == 10


def test_each_call_gives_new_arrays(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **options: object) -> None:
        raise AssertionError("los dígitos no se descargan")

    monkeypatch.setattr(socket, "socket", refuse)
    load_digits()[0][:] = 9
    assert load_digits()[0].max() == 1


def test_the_file_is_small_and_says_where_it_comes_from() -> None:
    assert (FOLDER / "digits.npz").stat().st_size < 46_000
    assert (FOLDER / "trained.npz").stat().st_size < 6_000
    licence = (FOLDER / "LICENCIA.md").read_text("utf-8")
    assert all(w in licence for w in ("Alpaydin", "Kaynak", "CC BY 4.0", "10.24432/C50P49", "Cambios"))


def test_the_trained_network_is_what_its_program_trains() -> None:
    saved, again = trained_params(), trained.train()
    assert list(saved) == list(again)
    for name, values in again.items():
        np.testing.assert_allclose(saved[name], values, rtol=2e-3, atol=1e-4)
    _, _, X_test, y_test = load_digits()
    params = {name: torch.from_numpy(values) for name, values in saved.items()}
    said = trained.logits(params, torch.from_numpy(X_test)).argmax(1).numpy()
    assert np.mean(said == y_test) > 0.97
