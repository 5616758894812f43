"""Los números de la prosa de la unidad 05: cada uno sale de PyTorch, de una figura o de los ejercicios."""

import re

import nbformat
import numpy as np
import pytest
import torch
import torch.nn.functional as F

from grader import exercises
from grader.cells import role_of
from grader.figures import photo
from grader.figures.sketch import number
from grader.predictions import all_predictions
from tests.kit.sample_class import ROOT

CELLS = {
    cell.id: cell for cell in nbformat.read(ROOT / "solutions/05_pooling/pooling.ipynb", as_version=4).cells
}
POOLED = {
    "counterexample_max_forward": exercises.get("max_pooling_forward").oracle,
    "counterexample_max_backward": exercises.get("max_pooling_backward").oracle,
}
POOLS = {"max": F.max_pool2d, "average": F.avg_pool2d}

LINE = "0 0 8 0 0 0"
FIRST = [[1, 3, 2, 0], [4, 0, 1, 5], [2, 3, 8, 6], [0, 1, 7, 3]]
EXPLORED = [[1, 3, 2, 0, 5], [4, 0, 1, 5, 2], [2, 3, 9, 6, 1], [0, 1, 7, 3, 4]]
NEGATIVE = [[-5, -2, 3, 1, 4], [-7, -3, 0, 2, 9], [6, 1, -1, 8, 5]]
SMALL, ITS_GRADIENT = [[1, 2, 8], [3, 6, 4], [5, 0, 7]], [[4, 8], [12, 16]]
WIDE = [[1, 0, 2, 5, 1, 9], [3, 4, 8, 0, 2, 9], [2, 1, 6, 3, 0, 9]]
TIED = [[0, 3], [3, 1]]


def pool(X, f, s, kind="max") -> np.ndarray:
    return POOLS[kind](torch.tensor(X, dtype=torch.float64)[None], f, s)[0].numpy()


def gradient(X, l_O, f, s, kind="max") -> np.ndarray:
    x = torch.tensor(X, dtype=torch.float64)[None].requires_grad_()
    POOLS[kind](x, f, s).backward(torch.tensor(l_O, dtype=torch.float64)[None])
    return x.grad[0].numpy()


def shares(f, l_O) -> list[str]:
    """Lo que da una ventana de lado ``f`` a cada casilla, por cada gradiente, con la media."""
    return [number(gradient(np.zeros((f, f)), [[g]], f, 1, "average")[0, 0]) for g in np.ravel(l_O)]


def row(text: str, shift: int) -> str:
    """Una fila movida ``shift`` casillas y resumida con ventanas de 2, como se escribe."""
    values = np.roll([float(v) for v in text.split()], shift)
    return " ".join(number(v) for v in pool(np.array([values, values]), 2, 2)[0])


def motivation() -> list[str]:
    lines = np.zeros((4, 6))
    lines[:, 2], lines[1, 4] = 8, 4
    means = pool(lines, 2, 2, "average")
    still, one, two = (row(LINE, shift) for shift in range(3))
    assert still == one != two
    assert (pool(lines, 2, 2) == pool(np.roll(lines, 1, 1), 2, 2)).all()
    return [
        "ventanas de 2 × 2",
        f"De {lines.size} números quedan {means.size}.",
        f"su fuerza ({number(pool(lines, 2, 2)[0, 1])}); la media la diluye ({number(means[0, 1])})",
        f"La fila `{LINE}` da `{still}`. Movida una casilla, también da `{one}`; movida dos, `{two}`.",
        f"mientras el {LINE[4]} no cruza",
    ]


def picture() -> list[str]:
    before = photo.grey()
    after = pool(before, 4, 4)
    return [
        "ventanas de 4 × 4",
        "los negativos por 0",
        f"De {before.size} píxeles quedan {after.size}, uno de cada {before.size // after.size},",
    ]


def forward() -> list[str]:
    centre = pool(EXPLORED, 3, 1)
    assert set(centre.ravel()) == {9}
    few = pool(EXPLORED, 2, 3)
    left = np.ones_like(EXPLORED)
    for i, j in np.ndindex(few.shape):
        left[3 * i : 3 * i + 2, 3 * j : 3 * j + 2] = 0
    assert few.shape == (1, 2)
    assert left[:, 2].all() and left[2:].all() and not left[:2, [0, 1, 3, 4]].any()
    return [
        "Una matriz de 4 × 4, ventanas de 2 × 2 y stride 2.",
        "Con lado 3 y stride 1, ¿en cuántas ventanas gana el 9? Con lado 2 y stride 3, ¿qué casillas",
        f"Con lado 3 y stride 1, el 9 gana en las {centre.size} ventanas:",
        "La salida entera vale 9.",
        f"Con lado 2 y stride 3 solo caben {few.size} ventanas, las dos en las filas 0 y 1.",
        f"Se quedan fuera {left.sum()} casillas: la columna 2, que está en el hueco",
        "y las filas 2 y 3, porque otra ventana empezaría en la fila 3 y no cabe.",
    ]


def first_prediction() -> list[str]:
    out = pool(NEGATIVE, 2, 2)
    assert 9 in np.ravel(NEGATIVE) and 9 not in out
    names = [number(v) for v in np.ravel([r[:2] for r in NEGATIVE[:2]])]
    return [
        "con `filter_size = 2` y `stride = 2` en la matriz de 3 × 5",
        f"la de {', '.join(names[:3])} y {names[3]}?",
        "¿Aparece en la salida el 9, el mayor de todos?",
        "Con 2 imágenes de 3 canales de ese tamaño, `(2, 3, 3, 5)`,",
        f"`{(2, 3, *out.shape)}`: las imágenes y los canales no cambian, y cada canal queda en "
        f"{out.shape[0]} × {out.shape[1]}: ⌊(3 − 2) / 2⌋ + 1 = {out.shape[0]} fila y "
        f"⌊(5 − 2) / 2⌋ + 1 = {out.shape[1]} columnas.",
        f"Da {number(out[0, 0])}. Entre números negativos, el mayor es el más cercano a 0; el 0 no está",
    ]


def backward() -> list[str]:
    given = gradient(SMALL, ITS_GRADIENT, 2, 1)
    (a, _), (b, _) = ITS_GRADIENT
    assert given[1, 1] == a + b
    return [
        "Las derivadas son 1 y 0:",
        f"El {SMALL[1][1]} gana en dos y recibe {a} + {b} = {number(given[1, 1])}:",
        f"el {b} borraría el {a}.",
        "el 7 está en `[1, 1]` de la última ventana, que empieza en `[1, 1]`; en la entrada está en `[2, 2]`",
    ]


def second_prediction() -> list[str]:
    given = gradient(WIDE, [[9, 18]], 3, 2)
    assert set(given[:, 5]) == {0}
    return [
        "La matriz de 3 × 6 de la figura 7, `filter_size = 3`, `stride = 2`;",
        "llega el gradiente `[[9, 18]]`.",
        "¿Qué recibe el 8?",
        "¿Y cada 9, que es el mayor de la matriz?",
        f"El 8 gana en las dos ventanas y recibe 9 + 18 = {number(given[1, 2])}.",
        "Reciben 0: ninguna ventana llega a la columna 5",
        "las casillas que ninguna ventana alcanza reciben 0",
        "donde no llega ninguna, 0",
    ]


def ties() -> list[str]:
    doubled = 6 * (np.array(TIED) == np.max(TIED))
    assert gradient(TIED, [[6]], 2, 1).sum() == 6
    return [f"llegan 6 y salen {doubled.sum()}"]


def mean() -> list[str]:
    *most, last = (number(v) for v in pool(FIRST, 2, 2, "average").ravel())
    given = gradient(SMALL, ITS_GRADIENT, 2, 1, "average")
    parts = shares(2, ITS_GRADIENT)
    assert given.sum() == np.sum(ITS_GRADIENT)
    again = gradient(WIDE, [[9, 18]], 3, 2, "average")
    first, second = shares(3, [9, 18])
    columns = [number(again[0, c]) for c in (0, 2, 5)]
    assert (again == again[0]).all()
    return [
        f"Con la matriz de 4 × 4 de la primera idea salen {', '.join(most)} y {last}.",
        f"Cada ventana da a sus casillas {', '.join(parts[:3])} o {parts[3]}.",
        f"recibe {' + '.join(parts)} = {number(given[1, 1])};",
        f"la esquina `[0, 0]`, solo {number(given[0, 0])}.",
        f"Llegan {np.sum(ITS_GRADIENT)} y se devuelven {number(given.sum())}:",
        "Otra vez la matriz de 3 × 6, `filter_size = 3`, `stride = 2` y el gradiente `[[9, 18]]`,",
        "¿Qué recibe cada casilla de las columnas 0, 2 y 5?",
        f"Cada ventana tiene 9 casillas: la primera da 9 / 9 = {first} a cada una,",
        f"y la segunda, 18 / 9 = {second}.",
        f"La columna 0 recibe {columns[0]}; la 2, que está en las dos ventanas, {columns[1]};",
        f"la 5, a la que no llega ninguna, {columns[2]}.",
        f"De un gradiente 4, cada casilla de una ventana de 2 × 2 recibe {shares(2, [4])[0]}.",
    ]


def helps() -> list[str]:
    shown = gradient(SMALL, ITS_GRADIENT, 2, 1)[1, 1]
    spread = gradient(SMALL, ITS_GRADIENT, 2, 1, "average")[1, 1]
    flat = np.argmax([[1, 7, 0], [3, 2, 7]])
    small = np.array([[[[1.0, 2.0], [3.0, 4.0]]]])
    return [
        "la casilla `[1, 0]` de la salida mira las filas 2:4 y las columnas 0:2",
        "la ventana de la casilla `[1, 1]`. Con stride 2, empieza en `[2, 2]`.",
        f"en `[[1, 7, 0], [3, 2, 7]]` es {flat}.",
        f"En el centro debe salir {number(shown)}. Si sale {ITS_GRADIENT[1][0]}, lo último que llega",
        f"Con la media, el centro recibe {number(spread)}.",
        "y un gradiente de 1.",
        "Prueba con una entrada de 4 × 4 y ventanas de 2.",
        "Prueba con una entrada de un canal y 4 × 6.",
        "Dibuja una fila de 6 casillas con ventanas de 3 y stride 1, y otra con ventanas de 2 y stride 4.",
        "Prueba con un `l_O` de 2 × 3.",
        "¿Cuántos son si `filter_size` es 3?",
        "un índice fijo en 0",
        "«index 4 is out",
        "La salida vale 0 y esperábamos",
        "la casilla [0, 0]",
        f"tiene forma {small.shape}",
        "debe tener 4 ejes",
        "que `l_O` no sea 0",
        "una sola ventana de 2 × 2",
    ]


def last_question() -> list[str]:
    window = [[-4, 2], [-4, 2]]
    average = pool(window, 2, 2, "average")[0, 0]
    after = np.maximum(average, 0)
    before = pool(np.maximum(window, 0), 2, 2, "average")[0, 0]
    assert after != before
    return [
        f"la media de −4 y 2 es {number(average)}, y su ReLU, {number(after)};",
        f"al revés, la media de 0 y 2 es {number(before)}.",
    ]


def suspicious(window: list[float]) -> float:
    """Lo que da a una ventana la sospechosa de la primera caza."""
    suspect = exercises.get("counterexample_max_forward").suspect
    return suspect(np.reshape(np.array(window, float), (1, 1, 2, 2)), 2, 2).item()


def hunts() -> list[str]:
    options = {"a": [0, -1, -2, -3], "b": [-1, -2, -3, 0], "c": [-1, 0, -2, -3]}
    (right,) = (letter for letter, window in options.items() if suspicious(window) == max(window))
    assert right == all_predictions()["05-caza-ida"].right
    return [f"**{k}**: {', '.join(number(v) for v in window)}." for k, window in options.items()]


CLAIMS = (
    *(motivation, picture, forward, first_prediction, backward),
    *(second_prediction, ties, mean, helps, hunts, last_question),
)


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def page() -> str:
    return plain("\n".join(c.source for c in CELLS.values() if c.cell_type == "markdown"))


@pytest.mark.parametrize("claims", CLAIMS, ids=lambda c: c.__name__)
def test_what_the_page_says_is_what_is_computed(page, claims):
    wrong = [claim for claim in claims() if plain(claim) not in page]
    assert not wrong


#: Números que no afirman nada: referencias, medidas del trabajo, fórmulas, código y citas.
_NOT_CLAIMS = (
    r"```.*?```",
    r"\$\$.*?\$\$|\$[^$]*\$",
    r"\]\([^)]*\)",
    r"^#.*$|^\|.*\|$|^\d+\. ",
    r"\*\*(?:Tiempo|Dificultad|Puntos):\*\*[^·\n]*(?:\n|·)?[^·\n]*",
    r"\b(?:[Uu]nidad(?:es)?|ejercicio|Pregunta|pista) \d(?: \(\d puntos\))?",
    r"[Pp]ista \d|\((?:unidad )?\d(?: puntos)?\)|\(\d{4}\)",
    r"`(?:np\.|linea)[^`\n]*`|`\(2, 3\)`|pool2d|float64|int64",
)


def test_no_number_of_the_page_is_left_without_a_claim():
    """Un número nuevo en la prosa se calcula en una de las funciones de arriba."""
    said = sorted((plain(c) for claims in CLAIMS for c in claims()), key=len, reverse=True)
    left = []
    for name, cell in CELLS.items():
        if cell.cell_type == "markdown" and not role_of(cell).graded:
            text = cell.source
            for pattern in _NOT_CLAIMS:
                text = re.sub(pattern, " ", text, flags=re.S if "```" in pattern else re.M)
            text = plain(text)
            for claim in said:
                text = text.replace(claim, " ")
            text = re.sub(r"[Ff]igura \d+", " ", text)
            left += [(name, text[max(0, m.start() - 30) : m.end() + 30]) for m in re.finditer(r"\d+", text)]
    assert not left


def test_the_answers_to_the_predictions_are_computed():
    right = {name: p.right for name, p in all_predictions().items() if name.startswith("05-")}
    out, given = pool(NEGATIVE, 2, 2), gradient(WIDE, [[9, 18]], 3, 2)
    mean_given = gradient(WIDE, [[9, 18]], 3, 2, "average")
    assert right["05-forma"] == (2, 3, *out.shape)
    assert right["05-negativos"] == out[0, 0]
    assert right["05-nueve"] == ("sí" if 9 in out else "no")
    assert right["05-ocho"] == given[1, 2]
    assert {right["05-nueves"]} == set(given[:, 5])
    assert right["05-columnas"] == tuple(mean_given[0, [0, 2, 5]])


@pytest.mark.parametrize("name", POOLED)
def test_the_excerpt_that_is_shown_does_what_the_suspect_does(name):
    """El trozo de la caza, con lo que le falta alrededor."""
    exercise = exercises.get(name)
    X = np.array([[0.0, -1, 5, 2, 5, 0], [-2, -3, 1, 5, 0, 0]])
    l_O, out, l_a_prev = np.array([[[[1.0, 2, 4]]]]), np.zeros((1, 3)), np.zeros((1, 1, *X.shape))
    for x in range(3):
        names = {"np": np, "layer_input": X[None, None], "l_a_prev": l_a_prev, "l_O": l_O}
        names |= {"i": 0, "c": 0, "y": 0, "x": x, "window": X[:, 2 * x : 2 * x + 2]}
        exec(exercise.code, names)
        out[0, x] = names.get("best", 0)
    forward = "forward" in name
    arguments = (X[None, None], 2, 2) if forward else (l_O, X[None, None], 2, 2)
    obtained, right = (f(*arguments)[0, 0] for f in (exercise.suspect, POOLED[name]))
    assert np.array_equal(obtained, out if forward else l_a_prev[0, 0])
    assert not np.array_equal(obtained, right)


def test_points_are_told_by_effort():
    """El máximo vale más que la media, y todo junto, menos que dos capas convolucionales."""
    worth = {e.name: e.points for e in exercises.of_unit("05_pooling")}
    for way in ("forward", "backward"):
        assert worth[f"max_pooling_{way}"] > worth[f"average_pooling_{way}"]
    four = sum(v for name, v in worth.items() if "pooling" in name)
    assert four < exercises.get("conv_forward").points + exercises.get("conv_backward").points
    told = re.search(r"\*\*Puntos:\*\* \d+ \((\d+) de los ejercicios", CELLS["titulo"].source)
    assert float(told[1]) == four


def test_the_hunts_are_not_given_away_before_them(page):
    """De lo que delata a cada sospechosa no se habla hasta su enunciado."""
    before = page[: page.index("## Caza del error (1)")]
    for words in ("máximo es 0", "máximo vale 0", "mismo valor en otra ventana"):
        assert words not in before
