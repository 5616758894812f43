"""Las frases del juez: cómo se lee cada error de Python o NumPy y dónde están las diferencias."""

import numpy as np
import pytest

from grader import evaluate
from grader.judge import location, render
from grader.judge.wording import _READINGS
from tests.kit.right import forward, padded

pytestmark = pytest.mark.student


def _recursive():
    return _recursive()


def _unassigned():
    seen += 1  # noqa: F821
    return seen


def _one(a):
    return a


def _named(*, a):
    return a


def _frozen():
    view = np.broadcast_to(np.zeros(3), (2, 3))
    view[0, 0] = 1


def _buffer():
    out = np.zeros(2, int)
    out += 0.5


def _filled():
    out = np.zeros((2, 2))
    out[:] = np.zeros((3, 3))


def _grown():
    out = np.zeros(2)
    out += np.zeros((2, 2))


A = np.zeros((2, 3))
EMPTY = []
THREE = 3
# el trozo del mensaje que se reconoce -> un código que lo provoca
CAUSES = {
    "module 'numpy' has no attribute": lambda: np.float,
    "arrays can be converted to Python scalars": lambda: float(A),
    "could not broadcast input array": _filled,
    "non-broadcastable output": _grown,
    "could not be broadcast together": lambda: A + np.zeros((3, 2)),
    "is out of bounds for axis": lambda: A[2, 0],
    "index out of range": lambda: EMPTY[0],
    "too many indices": lambda: A[0, 0, 0],
    "truth value of an array": lambda: max(A, A),
    "cannot reshape array": lambda: A.reshape(4),
    "not aligned": lambda: np.dot(A, A),
    "matmul: ": lambda: A @ A,
    "axes don't match array": lambda: A.transpose(0, 1, 2),
    "einstein sum": lambda: np.einsum("abc,ab->a", A, A),
    "operand has more dimensions than subscripts": lambda: np.einsum("a->a", A),
    "cannot be interpreted as an integer": lambda: range(2.0),
    "a sequence of integers or a single integer": lambda: np.zeros(2.0),
    "slice indices must be integers": lambda: A[0:1.0],
    "only integers, slices": lambda: A[1.0],
    "Cannot cast ufunc": _buffer,
    "zero-size array to reduction": lambda: np.zeros(0).max(),
    "attempt to get argmax of an empty": lambda: np.zeros(0).argmax(),
    "not enough values to unpack": lambda: [a for a, b, c in [A.shape]],
    "too many values to unpack": lambda: [a for a, b in [np.zeros((1, 1, 1)).shape]],
    "positional argument": _one,
    "required keyword-only": _named,
    "unexpected keyword": lambda: np.zeros(3, color=1),
    "object is not subscriptable": lambda: THREE[0],
    "object is not callable": lambda: A(0),
    "object has no attribute 'shape'": lambda: THREE.shape,
    "must be real number, not": lambda: float_of(None),
    "unsupported operand type": lambda: None + 1,
    "read-only": _frozen,
    "maximum recursion depth": _recursive,
    "is not defined": lambda: no_existe,  # noqa: F821
    "cannot access local variable": _unassigned,
    "by zero": lambda: 1 // 0,
    "Unable to allocate": lambda: np.zeros((10**6, 10**6, 10)),
}


def float_of(value):
    import math

    return math.floor(math.sqrt(value))


@pytest.mark.parametrize("piece", _READINGS)
def test_each_reading_is_shown_for_the_error_that_python_really_gives(piece):
    verdict = evaluate("zero_padding", lambda X, pad: CAUSES[piece]())
    assert _READINGS[piece] in verdict.message, verdict.message


def test_there_is_a_cause_for_every_reading():
    assert set(CAUSES) == set(_READINGS)


def pattern(shape, *wrong):
    agree = np.ones(shape, bool)
    for place in wrong:
        agree[place] = False
    return agree


@pytest.mark.parametrize(
    ("agree", "said"),
    [
        (pattern((2, 3, 4, 5), np.s_[..., -1]), "Solo falla la última columna."),
        (pattern((2, 3, 4, 5), np.s_[..., 0, :]), "Solo falla la primera fila."),
        (pattern((2, 3, 4, 5), np.s_[1]), "Solo falla la última imagen."),
        (pattern((2, 3, 4, 5), np.s_[:, 1]), "Solo falla el canal 1."),
        (pattern((4, 3, 4, 5), np.s_[1:3]), "Solo fallan las imágenes 1 y 2."),
        (pattern((2, 3, 4, 5), np.s_[:, :2]), "Solo fallan los canales 0 y 1."),
        (
            pattern((2, 3, 4, 5), np.s_[0, 2, 1, 3]),
            "Todos los valores que fallan están en "
            "la primera imagen, el último canal, la fila 1 y la columna 3.",
        ),
        (
            pattern((1, 1, 4, 5), np.s_[0, 0, 0, 1], np.s_[0, 0, 0, 3]),
            "Todos los valores que fallan están en la primera fila y las columnas 1 y 3.",
        ),
        (pattern((3, 3), np.s_[0, 0], np.s_[1, 1], np.s_[2, 2]), ""),
        (pattern((6,), np.s_[5]), "Solo falla la última posición."),
        (pattern((2, 2), np.s_[:]), ""),
        (pattern((2, 2)), ""),
        (pattern(()), ""),
        (pattern((1, 1, 2, 2, 2), np.s_[0, 0, 0]), ""),
    ],
)
def test_where_the_differences_are(agree, said):
    assert location.sentence(agree) == said


def test_axes_can_have_other_names():
    agree = pattern((4, 2, 3, 3), np.s_[3])
    assert location.sentence(agree, ("filtro", "canal", "fila", "columna")) == "Solo falla el último filtro."


def _last_column_doubled(layer_input, W, b, stride, padding):
    out = forward(layer_input, W, b, stride, padding)
    out[..., -1] *= 2
    return out


def test_the_message_has_the_place_and_the_map():
    verdict = evaluate("conv_forward", _last_column_doubled)
    assert "Solo falla la última columna." in verdict.message
    shown = render.text(verdict)
    assert "Mapa de la salida, imagen 0, filtro 0 (✘ no coincide):\n· · ✘\n· · ✘\n· · ✘" in shown
    page = render.html(verdict)
    assert "aria-label='Mapa de la salida, imagen 0, filtro 0: no coinciden 3 de 9 valores'" in page


def test_grading_says_where_but_shows_no_value_nor_map():
    page = render.html(evaluate("conv_forward", _last_column_doubled, b"secreta"), reveal=False)
    assert "Solo falla la última columna." in page
    assert "Mapa" not in page
    assert "esperábamos" not in page


def test_no_map_when_everything_is_wrong():
    shown = render.text(evaluate("zero_padding", lambda X, pad: padded(X, pad) + 1))
    assert "no coincide ninguno de los" in shown
    assert "Mapa" not in shown
