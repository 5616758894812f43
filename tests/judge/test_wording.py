"""Las frases del juez: cómo se lee cada error de Python o NumPy y dónde están las diferencias."""

import math
import re
from dataclasses import replace

import numpy as np
import pytest
from numpy.lib.stride_tricks import as_strided, sliding_window_view

from grader import evaluate, exercises
from grader.exercises.base import Mistake
from grader.judge import location, render
from grader.judge.causes import advice
from grader.judge.diagnosis import Cause, Diagnosis
from grader.judge.readings import READINGS
from grader.judge.wording import failing, listed, pieces_remark, spelled_sum
from tests.kit.right import forward, padded

pytestmark = pytest.mark.student


A = np.zeros((2, 3))
X4 = np.zeros((2, 3, 6, 5))
EMPTY = []
THREE = 3


def _third_row():
    return A[2]


def _first(inside):
    return inside()


def _second(inside):
    return _first(inside)


def _nothing(*_):
    return None


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


def _in_one_place():
    out = np.zeros(2)
    out[0] = np.zeros(3)


def _refuses():
    assert A.size == THREE


def _three_of_two():
    a, b, c = A.shape
    return a + b + c


def _two_of_four():
    a, b = X4.shape
    return a + b


def _two_of_none():
    a, b = _nothing()
    return a + b


def _two_of_one():
    a, b = THREE
    return a + b


def _each_of_three():
    for _ in THREE:
        pass


def _overwritten(layer_input, W, b, stride, padding):
    _, _, _, W = layer_input.shape
    return W[0]


def _attribute_of_a_width(layer_input, W, b, stride, padding):
    _, _, _, W = layer_input.shape
    return W.sum()


def _all_biases(layer_input, W, b, stride, padding):
    out = np.zeros((2, 2))
    out[0, 0] = np.sum(W[0]) + b


def _all_filters(layer_input, W, b, stride, padding):
    out = np.zeros((2, 2))
    out[0, 0] = W * b[0]


def _cut(layer_input, *_):
    return layer_input[0, :, 4:7, :3] * np.zeros((*layer_input.shape[1:2], 3, 3))


# la lectura -> un código que la provoca, con el ejercicio si hace falta uno
CAUSES = {
    "ventana-sin-decir-ejes": lambda: sliding_window_view(np.zeros((2, 3, 3)), (2, 2)),
    "ventana-sin-ejes": lambda: sliding_window_view(np.zeros((2, 3, 3)), 2, axis=(1, 2)),
    "ventana-que-no-cabe": lambda: sliding_window_view(np.zeros((2, 2)), (3, 3)),
    "saltos-de-otra-forma": lambda: as_strided(np.zeros(4), (2, 2), (8,)),
    "numpy-lib": lambda: np.lib.pad,
    "numpy-antiguo": lambda: np.float,
    "numpy-sin-nombre": lambda: np.product,
    "xrange": lambda: xrange(3),  # noqa: F821
    "filtros-pisados": ("conv_forward", _overwritten),
    "atributo-de-los-filtros": ("conv_forward", _attribute_of_a_width),
    "none-como-entero": lambda: range(_nothing()),
    "tupla-como-entero": lambda: range(A.shape),
    "texto-como-entero": lambda: range("3"),
    "decimales-como-entero": lambda: range(2.0),
    "array-como-entero": lambda: range(A),
    "forma-sin-tupla": lambda: np.zeros(2, 3),
    "float-de-array": lambda: float(A),
    "pad-con-pocas-parejas": lambda: np.pad(X4, ((1, 1), (1, 1))),
    "pad-negativo": lambda: np.pad(X4, -1),
    "pad-sin-enteros": lambda: np.pad(X4, 0.5),
    "einsum-cruzado": lambda: np.einsum("ab,ba->a", A, A),
    "einsum-con-pocas-letras": lambda: np.einsum("a->a", A),
    "einsum": lambda: np.einsum("abc,ab->a", A, A),
    "asignar-otra-forma": _filled,
    "no-cabe-en-el-resultado": _grown,
    "ventana-cortada": ("max_pooling_forward", _cut),
    "indices-que-no-encajan": lambda: A[[0, 1], [0, 1, 2]],
    "filas-sin-columna": ("softmax_cross_entropy", lambda logits, y: logits - logits.max(axis=1)),
    "formas-que-no-encajan": lambda: A + np.zeros((3, 2)),
    "unravel-con-otra-forma": lambda: np.unravel_index(20, A.shape),
    "eje-que-no-existe": lambda: A.sum(axis=2),
    "etiqueta-como-fila": ("softmax_cross_entropy", lambda logits, y: logits[:1][y]),
    "posicion-en-otra-funcion": ("zero_padding", lambda X, pad: _first(_third_row)),
    "posicion-que-no-existe": lambda: A[2, 0],
    "clave-que-no-esta": ("train_step", lambda params, X, y, learning_rate: params["conv3_W"]),
    "atributo-de-diccionario": ("train_step", lambda params, X, y, learning_rate: params.conv1_W),
    "indice-de-mas": lambda: EMPTY[0],
    "demasiados-indices": lambda: A[0, 0, 0],
    "if-de-un-array": lambda: max(A, A),
    "sesgo-sin-indice": ("conv_forward", _all_biases),
    "filtros-sin-indice": ("conv_forward", _all_filters),
    "filas-desiguales": lambda: np.array([[1, 2], [3]]),
    "array-en-una-casilla": _in_one_place,
    "tamano-negativo": lambda: np.zeros((2, -1)),
    "reshape": lambda: A.reshape(4),
    "producto-traspuesto": lambda: np.dot(A, A),
    "producto-con-arroba": lambda: A @ A,
    "producto-de-matrices": lambda: np.dot(A, np.zeros((4, 5))),
    "transponer-con-otros-ejes": lambda: A.transpose(0, 1, 2),
    "forma-con-decimales": lambda: np.zeros(2.0),
    "corte-con-decimales": lambda: A[0:1.0],
    "corte-de-paso-cero": lambda: A[::0],
    "indice-de-lista": lambda: EMPTY[0, 0],
    "indice-que-no-es-entero": lambda: A[1.0],
    "buffer-de-enteros": _buffer,
    "ventana-vacia": lambda: np.zeros(0).max(),
    "none-desempaquetado": _two_of_none,
    "numero-desempaquetado": _two_of_one,
    "faltan-valores": _three_of_two,
    "sobran-valores": _two_of_four,
    "numero-recorrido": _each_of_three,
    "argumentos-de-mas": _one,
    "argumento-con-nombre": _named,
    "argumento-desconocido": lambda: np.zeros(3, color=1),
    "none": lambda: _nothing() + 1,
    "corchetes-de-un-numero": lambda: THREE[0],
    "parentesis-de-mas": lambda: A(0),
    "numero-sin-forma": lambda: THREE.shape,
    "atributo-de-array": lambda: A.append(3),
    "se-esperaba-un-numero": lambda: math.floor("a"),
    "operacion-sin-numeros": lambda: "a" - 1,
    "solo-lectura": _frozen,
    "recursion": _recursive,
    "funcion-del-curso": lambda: feature_map(0),  # noqa: F821
    "nombre-desconocido": lambda: no_existe,  # noqa: F821
    "antes-de-tener-valor": _unassigned,
    "entre-cero": lambda: 1 // 0,
    "infinito-a-entero": lambda: int(np.nan),
    "array-enorme": lambda: np.zeros((10**6, 10**6, 10)),
    "assert": _refuses,
}
# otros mensajes que se leen igual
ALSO = {
    "tupla-como-entero": lambda: range([1, 2]),
    "decimales-como-entero": lambda: np.zeros((2.0, 3)),
    "none-como-entero": lambda: np.zeros((None, 3)),
    "forma-sin-tupla": lambda: np.zeros(2, 3, 4, 5),
    "producto-de-matrices": lambda: np.tensordot(A, np.zeros((2, 3)), 1),
    "ventana-vacia": lambda: np.zeros(0).argmax(),
    "none": lambda: _nothing()[0],
    "corchetes-de-un-numero": lambda: np.float64(3)[0],
    "formas-que-no-encajan": ("numerical_gradient", lambda f, x: np.zeros((2, 3)) + np.zeros((3, 3))),
    "array-en-una-casilla": ("numerical_gradient", lambda f, x: _in_one_place()),
}


def verdict_of(cause):
    exercise, function = cause if isinstance(cause, tuple) else ("zero_padding", lambda X, pad: cause())
    return evaluate(exercise, function)


@pytest.mark.parametrize("table", [CAUSES, ALSO], ids=["cada una", "otros mensajes"])
@pytest.mark.parametrize("name", READINGS)
def test_each_reading_is_shown_for_the_error_that_python_really_gives(name, table):
    if name not in table:
        pytest.skip("solo hay un mensaje")
    verdict = verdict_of(table[name])
    told = READINGS[name].text.replace("<across>", "3").replace("<down>", "2")
    assert verdict.first_problem.advice == told, verdict.message
    assert verdict.diagnosis.causes or told in verdict.message


def test_there_is_a_cause_for_every_reading():
    assert set(CAUSES) == set(READINGS)


def test_where_there_are_no_windows_none_is_cut():
    for function in (lambda X, pad: X[..., :2] + X[..., :3], lambda X, pad: np.pad(X, ((1, 1), (1, 1)))):
        assert "ventana" not in evaluate("zero_padding", function).message


def test_an_error_inside_another_function_is_followed_up_to_the_one_that_is_judged():
    def judged(X, pad):
        return _second(_third_row)

    message = evaluate("zero_padding", judged).message
    steps = [f"de `{name}`: `{code}`" for name, code in _STEPS.items()]
    assert all(step in message for step in steps), message
    assert [*sorted(steps, key=message.index)] == steps


_STEPS = {
    "_third_row": "return A[2]",
    "_first": "return inside()",
    "_second": "return _first(inside)",
    "judged": "return _second(_third_row)",
}


def test_of_a_long_way_the_first_line_and_the_last_ones_are_told():
    def judged(X, pad):
        return _second(lambda: _down(9, _third_row))

    told = evaluate("zero_padding", judged).message
    assert "de `_third_row`: `return A[2]`" in told and "de `judged`:" in told
    assert told.count("de `_down`") < 5


def _down(steps, inside):
    return _down(steps - 1, inside) if steps else inside()


def test_an_error_without_words_has_no_empty_parentheses():
    assert "()" not in evaluate("zero_padding", lambda X, pad: _refuses()).message


def _several_lines(X, pad):
    return X.reshape(
        # lo de aquí no se cita
        4,
        pad,
    ).sum()


def test_a_statement_over_several_lines_is_quoted_whole():
    message = evaluate("zero_padding", _several_lines).message
    assert "`return X.reshape( 4, pad, ).sum()`" in message


def _in_a_loop(X, pad):
    for _ in range(
        X,
    ):
        pass


def test_of_a_loop_only_its_header_is_quoted():
    assert "`for _ in range( X, ):`" in evaluate("zero_padding", _in_a_loop).message


def _helper(X):
    return X.nada


def _calls_it(X, pad):
    return _helper(X)


def test_an_error_in_another_function_of_the_student_says_where_it_was_called():
    message = evaluate("zero_padding", _calls_it).message
    assert "de `_helper`: `return X.nada`" in message
    assert "de `_calls_it`: `return _helper(X)`." in message


def test_a_function_without_its_text_does_not_hide_the_line_that_called_it():
    namespace = {}
    exec("def nada(X):\n    return X.nada", namespace)

    def calls_it(X, pad):
        return namespace["nada"](X)

    error = evaluate("zero_padding", calls_it).first_problem.error
    assert error.line == 'return namespace["nada"](X)'


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
            "El único valor que falla está en la primera imagen, el último canal, la fila 1 y la columna 3.",
        ),
        (
            pattern((1, 1, 4, 5), np.s_[0, 0, 0, 1], np.s_[0, 0, 0, 3]),
            "Todos los valores que fallan están en la primera fila y las columnas 1 y 3.",
        ),
        (pattern((6, 5), np.s_[1:5]), "Solo fallan las filas 1 a 4."),
        (pattern((6, 2), np.s_[0], np.s_[2], np.s_[5]), ""),
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


def test_inside_a_window_axes_have_their_names():
    agree = pattern((2, 3, 4, 5, 2, 2), np.s_[..., 0])
    assert location.sentence(agree) == "Solo falla la primera columna de la ventana."
    assert "las filas de la ventana 1 y 2" in location.sentence(
        pattern((1, 1, 2, 2, 4, 4), np.s_[..., 1:3, :])
    )


def test_a_place_of_some_columns_is_told_as_the_place_of_the_image():
    """Fila n, y, x y columna c, u, v: dónde buscar cada número de ``im2col``."""

    def last_channel_doubled(layer_input, filter_size, stride, padding):
        columns = exercises.get("im2col").oracle(layer_input, filter_size, stride, padding).copy()
        columns[-2, -2] += 1
        return columns

    difference = evaluate("im2col", last_channel_doubled).first_difference
    assert difference.index == (7, 16)  # 9 ventanas de 3 × 3 en una imagen de dos canales
    assert difference.where.startswith("El único valor que falla está en la última fila, la columna 1, ")
    assert difference.where.endswith(
        "La fila 7 es la ventana (2, 1) de la imagen 0, y la columna 16, su casilla (2, 1) en el canal 1."
    )
    ((name, window),) = difference.windows
    assert name == "ventana de la imagen 0, canal 1, filas 2:5, columnas 1:4"
    assert window[2, 1] == difference.expected


def test_what_arrives_at_a_place_of_col2im_adds_up_to_it():
    def shifted(columns, shape, filter_size, stride, padding):
        return exercises.get("col2im").oracle(columns, shape, filter_size, stride, padding) + 1

    difference = evaluate("col2im", shifted).first_difference
    ((name, values),) = difference.windows
    assert name == "valores de columns que llegan a esa casilla"
    assert np.isclose(values.sum(), difference.expected)


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


def mistake(name, diagnosis, help=""):
    return Mistake(name, diagnosis, f"Mira {name}.", lambda: None, help)


CROP = mistake("a", "tu l_a_prev coincide con quitar el marco por dos lados", "Falla «padding 0»")
SUM = mistake("b", "tu resultado coincide con asignar (`=`) donde hay que acumular (`+=`)", "Otra")
STRIDE = mistake("c", "los gradientes coinciden con ventanas movidas de 1 en 1", "Otra")


@pytest.mark.parametrize(
    ("causes_found", "said"),
    [
        (
            [Cause((SUM,))],
            "Tu resultado coincide con asignar (`=`) donde hay que acumular (`+=`). Mira b. "
            "Ayuda del cuaderno: “Otra”.",
        ),
        (
            [Cause((CROP, SUM))],
            "Hay dos errores a la vez. El primero, en l_a_prev: quitar el marco por dos lados. Mira a. "
            "El segundo: asignar (`=`) donde hay que acumular (`+=`). Mira b.",
        ),
        (
            [Cause((SUM, STRIDE))],
            "Hay dos errores a la vez. El primero: asignar (`=`) donde hay que acumular (`+=`). Mira b. "
            "El segundo: ventanas movidas de 1 en 1. Mira c.",
        ),
        (
            [Cause((CROP,), ("W_new, caso básico", "padding 0")), Cause((SUM,), ("sesgo",))],
            "En «W_new, caso básico» y «padding 0», tu l_a_prev coincide con quitar el marco por dos "
            "lados. Mira a. En «sesgo», además, tu resultado coincide con asignar (`=`) donde "
            "hay que acumular (`+=`). Mira b.",
        ),
    ],
    ids=["uno", "dos a la vez", "dos, de varias maneras de decirlo", "caso por caso"],
)
def test_what_is_recognized_is_said(causes_found, said):
    assert advice(Diagnosis(tuple(causes_found))) == said


def test_the_same_in_two_results_is_one_mistake():
    of_w = mistake("d", "tu W_new coincide con hacer la media")
    of_b = mistake("e", "tu b_new coincide con hacer la media")
    told = advice(Diagnosis((Cause((of_w, of_b)),)))
    assert told == "Hay un mismo error en W_new y en b_new: hacer la media. Mira d. Mira e."
    told = advice(Diagnosis((Cause((of_w, SUM, of_b)),)))
    assert told.startswith(
        "Hay dos errores a la vez. El primero, en W_new y en b_new: hacer la media. Mira d."
    )
    assert told.endswith("Mira e. El segundo: asignar (`=`) donde hay que acumular (`+=`). Mira b.")


def test_two_mistakes_in_one_result_name_it_once():
    other = mistake("d", "tu l_a_prev coincide con hacer la media")
    assert advice(Diagnosis((Cause((CROP, other)),))) == (
        "Hay dos errores a la vez en l_a_prev. El primero: quitar el marco por dos lados. Mira a. "
        "El segundo: hacer la media. Mira d."
    )
    told = advice(Diagnosis((Cause((CROP, replace(other, next_step=CROP.next_step))),)))
    assert told.endswith("por dos lados. El segundo: hacer la media. Mira a.")


def test_what_to_look_at_is_said_once_behind_the_last_cause():
    other = replace(CROP, diagnosis="tu W_new coincide con otra cosa")
    told = advice(Diagnosis((Cause((CROP,)), Cause((other,)), Cause((SUM,)))))
    assert told.count("Mira a.") == 1
    assert "dos lados. Tu W_new coincide con otra cosa. Mira a. Tu resultado" in told


def test_a_help_is_told_only_if_nothing_else_fails():
    """«Solo falla…» no es verdad junto a otro error, ni si queda algo sin explicar."""
    assert "Ayuda" in advice(Diagnosis((Cause((CROP,)),)))
    assert "Ayuda" not in advice(Diagnosis((Cause((CROP,)),), whole=False))
    assert "Ayuda" not in advice(Diagnosis((Cause((CROP,)), Cause((SUM,)))))


def test_what_cannot_be_told_apart_is_said_together():
    told = advice(Diagnosis((Cause((), options=((CROP,), (SUM, STRIDE))),)))
    assert told == (
        "Puede ser una de estas causas: tu l_a_prev coincide con quitar el marco por dos lados; o bien dos "
        "errores a la vez, asignar (`=`) donde hay que acumular (`+=`), y además ventanas movidas de 1 en 1."
    )
    told = advice(Diagnosis((Cause((), options=((CROP,), (SUM,))),)))
    assert told.endswith("Ayuda del cuaderno: “Falla «padding 0»” y “Otra”.")


def test_of_many_pairs_that_cannot_be_told_apart_only_one_mistake_is_said():
    told = advice(Diagnosis((Cause((), options=((CROP, STRIDE), (SUM, STRIDE))),)))
    assert told == (
        "Hay varios errores a la vez. Puede que uno sea, en l_a_prev: quitar el marco por dos lados. Mira a. "
        "Si es ese, corrígelo y vuelve a comprobar."
    )


def test_what_is_sure_is_told_beside_what_cannot_be_told_apart():
    told = advice(Diagnosis((Cause((CROP,), options=((SUM,), (STRIDE,))),)))
    assert told == (
        "Hay dos errores a la vez. El primero, en l_a_prev: quitar el marco por dos lados. Mira a. El "
        "segundo es uno de estos: asignar (`=`) donde hay que acumular (`+=`); o bien ventanas movidas de "
        "1 en 1."
    )
    told = advice(Diagnosis((Cause((CROP,), options=((SUM,), (STRIDE, SUM))),)))
    assert told == (
        "Hay varios errores a la vez. El primero, en l_a_prev: quitar el marco por dos lados. Mira a. Hay "
        "además uno de estos casos: asignar (`=`) donde hay que acumular (`+=`); o bien ventanas movidas de "
        "1 en 1, y además asignar (`=`) donde hay que acumular (`+=`)."
    )


def test_the_cause_goes_first_and_in_bold_and_nothing_is_said_twice():
    verdict = evaluate("convolve", lambda X, W, b: np.sum(X * W[:, ::-1, ::-1]) + b)
    page, shown = render.html(verdict), render.text(verdict)
    cause = "Tu resultado coincide con rotar el filtro 180°."
    assert f"<strong>{cause}</strong>" in page
    for told in (page, shown):
        assert told.index(cause) < told.index("Primer fallo") < told.index("La salida vale")
        for words in (cause, "La salida vale", "Primer fallo", verdict.mistake.next_step):
            assert told.count(words) == 1


def test_a_single_window_shows_the_whole_sum():
    difference = evaluate("convolve", lambda X, W, b: np.sum(X + W)).first_difference
    terms, _, result = difference.sum.partition(" = ")
    value = sum(np.prod([float(n.strip("()")) for n in term.split("·")]) for term in terms.split(" + "))
    assert value == pytest.approx(difference.expected)
    assert float(result) == pytest.approx(difference.expected)


def test_a_sum_with_bias_and_many_products_is_shortened():
    windows = [("X", np.arange(-1.0, 15.0)), ("W", np.full(16, -2.0)), ("b", np.array(0.5))]
    assert spelled_sum(windows, -207.5) == "-1·(-2) + 0·(-2) + 1·(-2) + … + 14·(-2) + 0.5 = -207.5"
    assert spelled_sum(windows[:1], 1) == spelled_sum([], 1) == ""


def test_numbers_that_look_alike_are_shown_with_more_digits():
    """En una función que recibe otra no hay más margen que el de siempre."""
    oracle = exercises.get("numerical_gradient").oracle
    nearly = evaluate("numerical_gradient", lambda *arguments: oracle(*arguments) * (1 + 2e-6))
    text = nearly.first_problem.text.partition(" (")[0]
    text = text[text.index("vale ") :].replace("vale ", "La salida vale ", 1)
    obtained, expected = text.removesuffix(".").removeprefix("La salida vale ").split(" y esperábamos ")
    assert obtained != expected


def test_everything_in_a_message_is_of_the_same_call():
    """Con la forma mal en unos casos y los valores mal en otros, no se enseña el mapa de los otros."""

    def wrong(layer_input, W, b, stride, padding):
        out = forward(layer_input, W, b, stride, padding)
        return out[None] if len(out) > 1 else out + 1

    verdict = evaluate("conv_forward", wrong)
    assert verdict.first_failed.name == "forma de la salida"
    assert verdict.first_difference is None
    assert "ventana" not in render.text(verdict)


def test_no_map_in_which_everything_is_wrong():
    agree = pattern((2, 1, 3, 3), np.s_[1])
    assert location.plane(agree, (1, 0, 0, 0)) is None


def test_in_backward_functions_the_value_has_its_name():
    for name in ("max_pooling_backward", "average_pooling_backward"):
        assert "`l_a_prev[" in evaluate(name, lambda l_O, x, f, s: np.zeros_like(x)).message


@pytest.mark.parametrize(("count", "said"), [(1, "Falla 1 de 8 criterios"), (3, "Fallan 3 de 8 criterios")])
def test_the_verb_agrees(count, said):
    assert failing(count, 8) == said


def test_names_with_commas_are_listed_clearly():
    assert listed(["valores, pad = 1", "pad = 0"]) == "«valores, pad = 1» y «pad = 0»"
    assert listed(list("abcdefg")) == "«a», «b», «c», «d» y otros 3"


@pytest.mark.parametrize(
    ("alone", "beside"),
    [
        ("la forma es la correcta y los valores coinciden con mover", ": mover"),
        ("la forma es la correcta, pero la última fila se queda a 0", ": la última fila se queda a 0"),
        ("tu función hace lo mismo que tomar otra ventana", ": tomar otra ventana"),
        ("tu función coincide con la que toma otra ventana", ": la función toma otra ventana"),
        ("l_a_prev y W_new coinciden con ignorar el stride", ", en l_a_prev y W_new: ignorar el stride"),
        ("tu W_new coincide con sumar", ", en W_new: sumar"),
        ("tu función se niega justo cuando no divide", ": tu función se niega justo cuando no divide"),
        ("tu pérdida coincide con la suma sobre el lote", ", en la pérdida: la suma sobre el lote"),
        ("tu gradiente coincide con no dividir entre N", ", en el gradiente: no dividir entre N"),
        ("los parámetros de las capas coinciden con sumar", ", en los parámetros de las capas: sumar"),
        ("tu resultado casi coincide: lo explica un épsilon", ": un épsilon"),
        ("lo que devuelves coincide con lo pedido, pero con W delante", ": devuelves W delante"),
        ("tus filas coinciden con las correctas en el orden y, x", ": las filas van en el orden y, x"),
        ("en todas las imágenes está lo de la última", ": en todas las imágenes está lo de la última"),
    ],
)
def test_beside_another_a_mistake_does_not_say_what_is_not_true(alone, beside):
    """De dos errores a la vez, el resultado no coincide con el de ninguno."""
    told = advice(
        Diagnosis((Cause((mistake("otro", "tu resultado coincide con rotar"), mistake("a", alone))),))
    )
    assert told == f"Hay dos errores a la vez. El primero: rotar. Mira otro. El segundo{beside}. Mira a."


def test_no_known_mistake_is_told_as_the_right_result_with_something():
    """«El correcto sin…» no se entiende detrás de otro error."""
    for exercise in exercises.all_exercises().values():
        for each in exercise.mistakes:
            assert not re.search(r"con el (correcto|de )", each.diagnosis), (exercise.name, each.id)


def test_what_a_raise_says_is_read_in_its_line_only():
    def convolve(X, W, b):
        raise ValueError("no quiero")

    assert evaluate("convolve", convolve).message.count("no quiero") == 1


def test_what_does_not_count_yet_is_explained():
    verdict = evaluate("zero_padding", lambda X, pad: X)
    for told in (render.text(verdict), render.html(verdict)):
        assert told.count("se cumple sin hacer nada") == 1


def test_a_single_wrong_value_is_told_in_singular():
    def padding(X, pad):
        out = padded(X, pad)
        out[-1, -1, -1, 0] += 1
        return out

    message = evaluate("zero_padding", padding).message
    assert "El único valor que falla está en" in message
    assert "1 de 25 valores no coincide)" in message


@pytest.mark.parametrize(
    ("pieces", "told"),
    [
        ([], ""),
        ([("a", True)], "Al calificar se usa tu `a`."),
        (
            [("a", False)],
            "Al calificar se usa `a` del curso en lugar de la tuya; no cambia lo que vale este ejercicio.",
        ),
        (
            [("a", True), ("b", True), ("c", True), ("d", False)],
            "Al calificar se usan tus `a`, `b` y `c`. "
            "Al calificar se usa `d` del curso en lugar de la tuya; no cambia lo que vale este ejercicio.",
        ),
    ],
)
def test_the_pieces_that_entered_are_listed(pieces, told):
    assert pieces_remark(pieces) == told
