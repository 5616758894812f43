"""La ayuda que se cita: si lo que se ve es una excepción, la que habla de ella."""

import numpy as np
import pytest

from grader import evaluate
from grader.judge.causes import advice
from tests.kit.right import forward, padded

pytestmark = pytest.mark.student


def zero_padding(start, stop):
    """Uno que copia la imagen en el hueco de ``start`` a ``stop``, que dependen de pad y del lado."""

    def function(X, pad):
        Y = np.zeros(padded(X, pad).shape, X.dtype)
        rows, columns = (slice(start(pad, n), stop(pad, n)) for n in X.shape[2:])
        Y[:, :, rows, columns] = X
        return Y

    return function


def test_a_hole_that_ends_too_soon_goes_to_the_help_that_quotes_the_error_and_a_failed_criterion():
    verdict = evaluate("zero_padding", zero_padding(lambda pad, n: pad, lambda pad, n: n))
    assert verdict.mistake.id == "hueco-sin-desplazar"
    assert "could not broadcast input array" in verdict.message
    assert "“«could not broadcast input array…» y falla «imagen no cuadrada»”" in verdict.message


def test_a_crop_that_is_empty_fails_only_without_padding():
    verdict = evaluate("zero_padding", zero_padding(lambda pad, n: pad, lambda pad, n: -pad))
    assert [c.name for c in verdict.criteria if c.failed] == ["pad = 0"]
    assert "“«could not broadcast input array…» y falla «pad = 0»”" in verdict.message


def test_the_same_mistake_written_in_two_ways_goes_to_the_help_of_each_error():
    """Ventanas sacadas de la entrada sin marco, con los mapas enteros o casilla a casilla."""

    def by_maps(layer_input, W, b, stride, padding):
        Z = np.zeros(forward(layer_input, W, b, stride, padding).shape)
        for i, k in np.ndindex(Z.shape[:2]):
            Z[i, k] = forward(layer_input[i : i + 1], W[k : k + 1], b[k : k + 1], stride, 0)[0, 0]
        return Z

    def by_cells(layer_input, W, b, stride, padding):
        Z, f = np.zeros(forward(layer_input, W, b, stride, padding).shape), W.shape[-1]
        for i, k, y, x in np.ndindex(Z.shape):
            window = layer_input[i, :, y * stride : y * stride + f, x * stride : x * stride + f]
            Z[i, k, y, x] = np.sum(window * W[k]) + b[k]
        return Z

    told = [evaluate("conv_forward", function) for function in (by_maps, by_cells)]
    assert {v.mistake.id for v in told} == {"ventanas-sin-marco"}
    maps, cells = (advice(v.diagnosis) for v in told)
    assert maps.endswith("Ayuda del cuaderno: “«could not broadcast input array…»”.")
    assert cells.endswith("“«operands could not be broadcast together with shapes (2,3,2) (2,3,3)»”.")


def test_a_plain_division_fails_only_where_the_stride_does_not_divide():
    verdict = evaluate("output_size", lambda n, f, stride, padding: (n + 2 * padding - f) / stride + 1)
    assert [c.name for c in verdict.criteria if c.failed] == ["stride que no divide", "devuelve un entero"]
