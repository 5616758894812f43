"""Los números y las fórmulas de la unidad 04: salen de PyTorch o de hacer la cuenta que se escribe."""

import re
from itertools import product

import nbformat
import numpy as np
import pytest
import torch
import torch.nn.functional as F

from grader import exercises
from grader.exercises.conv_backward.numerical_gradient_mistakes import DEFAULT_EPS
from grader.figures.backward import touching
from grader.figures.sketch import number, words
from grader.predictions import all_predictions
from tests.kit.sample_class import ROOT

CELLS = {
    cell.id: cell
    for cell in nbformat.read(ROOT / "solutions/04_conv_backward/conv_backward.ipynb", as_version=4).cells
}
TEXTS = {name: cell.source for name, cell in CELLS.items() if cell.cell_type == "markdown"}
COMMENTS = {
    name: "\n".join(re.findall(r"# (.*)", cell.source)) for name, cell in CELLS.items() if name not in TEXTS
}
_EQUALITY = re.compile(r"[\d(⌊−][\d.·+\-*/()⌊⌋ −]*[\d)⌋] = −?\d+(?:\.\d+)?")
#: Lo que lleva números y no dice cuánto da nada: tamaños, sitios, la unidad, la nota y el tiempo.
_SETTINGS = re.compile(
    r"^#+ .*$|^\|.*\|$|\*\*(?:Tiempo|Dificultad|Pregunta).*$|Rúbrica:[\s\S]*|^\d\. |«.*?»|<summary>.*$|"
    r"`[^`]*`|\$\$[\s\S]*?\$\$|\$[^$]*\$|\d+ × \d+|"
    r"figuras? \d+(?: y \d+)?|(?:stride|padding|unidad|paso|pista|fila) \d|180°|\(\d\)",
    re.M | re.I,
)


def example() -> dict[str, np.ndarray]:
    """Las matrices del ejemplo a mano, de la celda que las define."""
    namespace = {"np": np}
    exec(CELLS["idea-caminos-figura"].source.partition("\n\n")[0], namespace)
    return {name: namespace[name] for name in ("X", "W", "l_O")}


def layer_gradients(x, w, l_O, stride=1, padding=0) -> list[np.ndarray]:
    """Los gradientes de la entrada, de los filtros y de los sesgos, con cuatro ejes."""
    given = [torch.tensor(a, dtype=torch.float64, requires_grad=True) for a in (x, w, np.zeros(len(w)))]
    z = F.conv2d(*given, stride=stride, padding=padding)
    return [g.numpy() for g in torch.autograd.grad(z, given, torch.tensor(l_O, dtype=torch.float64))]


def by_hand() -> list[np.ndarray]:
    x, w, l_O = (a[None, None] for a in example().values())
    return [g.squeeze() for g in layer_gradients(x, w, l_O)]


def example_claims() -> dict[str, list[str]]:
    d_x, d_w, d_b = by_hand()
    X, W, l_O = example().values()
    corner, edge, centre = (number(d_x[at]) for at in ((0, 0), (0, 1), (1, 1)))
    forward = F.conv2d(*(torch.from_numpy(a)[None, None] for a in (X, W))).numpy()
    (adjoint,) = {number(v) for v in ((forward * l_O).sum(), (X * d_x).sum(), (W * d_w).sum())}
    w_new, b_new = W - 0.1 * d_w, 1 - 0.1 * d_b
    crossed = [d_w[::-1, ::-1]]
    return {
        "idea-caminos-lectura": [
            f"la esquina recibe 1·1 = {corner}; el borde, 1·2 + 3·1 = {edge}; el centro,",
            f"1·(−1) + 3·3 + (−1)·2 + 2·1 = {centre}.",
        ],
        "prediccion-respuesta": [f"3·(−1) + 2·2 = {number(d_x[1, 2])}."],
        "idea-repartir-lectura": [f"2 + 3 = {edge} y −1 + 9 = {centre}."],
        "numerico-uso": [f"A mano salió {corner} en la esquina, {edge} en el borde y {centre} en el centro."],
        "adjunta": [f"sale {adjoint} las tres veces"],
        "paso-sesgo": [f"1 + 3 − 1 + 2 = {number(d_b)}.", "con peso 1"],
        "paso-pesos": [f"1·1 + 3·2 + (−1)·0 + 2·1 = {number(d_w[0, 0])}."],
        "paso-sgd": [
            f"pasa a 1 − 0.1·9 = {number(w_new[0, 0])} y $b$ pasa a 1 − 0.1·5 = {number(b_new)}.",
            "−0 es 0",
        ],
        "pistas-conv-backward": [
            f"`l_a_prev`, {words(d_x)}. `W_new`, {words(w_new)}. `b_new`, {number(b_new)}.",
            "0.1, `X[None, None]`, `W[None, None]`, `np.ones(1)`, 1 y 0",
        ],
        "ayuda-conv-backward": [
            f"debe ser {words(d_w)}. Si sale {words(*crossed)}, está rotado",
            f"el gradiente del sesgo es {number(d_b)}. Si sale {number(l_O[-1, -1])}, solo guardas la última",
            f"si sale {number(2 * d_b)}, sumas dos veces; si sale {number(l_O.mean())}, es una media",
        ],
        "paso-pesos-prueba": [f"debe dar {d_w.astype(int).tolist()}."],
    }


def other_claims() -> dict[str, list[str]]:
    upstream = np.arange(12.0).reshape(2, 3, 1, 2)
    first, *others = (number(v) for v in upstream.sum((0, 2, 3)))
    unseen = sum(not touching(5, 5, 3, pixel, 3, 0)[0] for pixel in product(range(5), repeat=2))
    assert [len(touching(3, 3, 3, (0, 2), 1, p)[0]) for p in (0, 1)] == [1, 4]
    assert max(len(touching(5, 5, 3, (i, j), 3, 0)[0]) for i in (3, 4) for j in range(5)) == 0
    question = layer_gradients(np.ones((1, 1, 6, 6)), np.ones((1, 1, 3, 3)), np.ones((1, 1, 2, 2)), 2)[0]
    assert not question[0, 0, 5].any() and question[0, 0, :5].any(1).all()
    weights = {c.name: c.weight for c in exercises.get("conv_backward").criteria}
    free = weights["forma de las salidas"] + weights["no modifica la entrada"]
    square = torch.tensor(3.0, requires_grad=True)
    square.square().backward()
    return {
        "idea-caminos": ["[kernel](#scrollTo=glosario&t=kernel)"],
        "ejercicio-numerical-gradient": ["vale 1 en la posición $m$ y 0 en las demás"],
        "pistas-numerical-gradient": [
            f"a mano: f(3 + ε) − f(3 − ε), entre 2ε, da {number(square.grad.item())}.",
            "La distancia entre los dos puntos es 2·eps.",
            "`a / 2 * eps` divide entre 2 y luego multiplica.",
            f"{DEFAULT_EPS:.0e}".replace("-05", "-5") + " es solo su valor por omisión",
        ],
        "ejercicio-conv-backward": [
            f"con `b_new` ya tendrás {free + weights['b_new, caso básico']:g} puntos."
        ],
        "propia": ["Con tasa 1,"],
        "idea-completa-stride-lectura": ["un gradiente de 4 × 4"],
        "idea-completa-lectura": ["Con stride mayor que 1,"],
        "idea-stride-control": ["¿cuántos de los 25 píxeles"],
        "idea-stride-respuesta": [f"Los {unseen} de las filas y columnas 3 y 4: 25 − 9 = {unseen}.", "es 0."],
        "paso-entrada": ["entre 0 y $f - 1$"],
        "paso-sesgo-prueba": [
            f"0 + 1 + 6 + 7 = {first}. ",
            f"({others[0].replace(others[0], first)}, {others[0]} y {others[1]})",
            "2 imágenes, 3 filtros, mapas de 1 × 2",
            "al filtro 0 ",
        ],
        "caza": ["2 imágenes, con 3 filtros de 2 × 2 y stride 1:"],
        "numerico-limites": ["en 1.7"],
        "pregunta-1": ["vale siempre 0."],
        "pregunta-caminos": [
            "⌊(6 − 3) / 2⌋ + 1 = 2 ventanas en cada dirección; empiezan en 0 y en 2 y acaban en la fila 4.",
            "una suma sin términos vale 0",
            "las filas −1 a 5",
        ],
        "pregunta-quiebro": ["cerca de 0", "casi en 0"],
    }


CLAIMS = example_claims() | other_claims()


@pytest.mark.parametrize("cell", CLAIMS)
def test_what_is_said_is_what_is_computed(cell: str) -> None:
    flat = " ".join(CELLS[cell].source.split())
    assert not [claim for claim in CLAIMS[cell] if " ".join(claim.split()) not in flat]


@pytest.mark.parametrize(
    "cell", [name for name, text in (TEXTS | COMMENTS).items() if _EQUALITY.search(text)]
)
def test_each_sum_that_is_written_adds_up(cell: str) -> None:
    for written in _EQUALITY.findall((TEXTS | COMMENTS)[cell]):
        left, right = written.replace("⌊", "int(").replace("⌋", ")").replace("−", "-").split(" = ")
        assert eval(left.replace("·", "*")) == pytest.approx(float(right)), written


#: Cifras sueltas de la ayuda: lo que se ve en el mensaje o cuántas cosas hay.
_LOOSE = {"ayuda-conv-backward": {"0", "1", "9"}}


@pytest.mark.parametrize("cell", [name for name in TEXTS if name not in ("titulo", "glosario", "notacion")])
def test_no_number_is_left_without_a_check(cell: str) -> None:
    text = TEXTS[cell]
    for claim in CLAIMS.get(cell, ()):
        text = re.sub(r"\s+".join(map(re.escape, claim.split())), " ", text)
    text = _SETTINGS.sub(" ", _EQUALITY.sub(" ", text))
    assert not set(re.findall(r"\d+(?:\.\d+)?", text)) - _LOOSE.get(cell, set()), text


def test_the_chain_rule_example() -> None:
    a = torch.tensor(3.0, requires_grad=True)
    z_1, z_2 = 2 * a, 5 * a
    (z_1 * z_2).backward()
    assert (
        f"{number(z_2.item())}·2 + {number(z_1.item())}·5 = {number(a.grad.item())}." in TEXTS["idea-cadena"]
    )
    assert f"20·3 = {number(a.grad.item())}." in TEXTS["idea-cadena"]


@pytest.mark.parametrize(
    ("stride", "padding", "f", "height", "width"), [(1, 0, 2, 4, 3), (2, 1, 3, 6, 5), (3, 2, 2, 5, 4)]
)
def test_the_three_formulas_are_the_gradients(stride, padding, f, height, width) -> None:
    """Las de los pasos 1, 2 y 3, término a término; con stride que no divide y padding mayor que f − 1."""
    rng = np.random.default_rng(3)
    N, C, K = 2, 3, 4
    a, W = rng.normal(size=(N, C, height, width)), rng.normal(size=(K, C, f, f))
    rows, columns = ((n + 2 * padding - f) // stride + 1 for n in (height, width))
    g = rng.normal(size=(N, K, rows, columns))
    hat = np.pad(a, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    d_a, d_W, d_b = np.zeros_like(a), np.zeros_like(W), np.zeros(K)
    for n, k, y, x in np.ndindex(g.shape):
        d_b[k] += g[n, k, y, x]
        for c, u, v in np.ndindex(W.shape[1:]):
            d_W[k, c, u, v] += g[n, k, y, x] * hat[n, c, y * stride + u, x * stride + v]
        for c, i, j in np.ndindex(a.shape[1:]):
            u, v = i + padding - y * stride, j + padding - x * stride
            if 0 <= u <= f - 1 and 0 <= v <= f - 1:
                d_a[n, c, i, j] += g[n, k, y, x] * W[k, c, u, v]
    for found, right in zip((d_a, d_W, d_b), layer_gradients(a, W, g, stride, padding), strict=True):
        assert np.allclose(found, right)


@pytest.mark.parametrize(
    ("cell", "formula"),
    [
        ("paso-sesgo", r"\sum_{n,\,y,\,x} g_{n,k,y,x}"),
        ("paso-pesos", r"g_{n,k,y,x}\ \hat a_{n,\,c,\,y s + u,\,x s + v}"),
        ("paso-entrada", r"g_{n,k,y,x}\ W_{k,\,c,\,i + p - y s,\,j + p - x s}"),
    ],
)
def test_the_formulas_on_the_page_are_those(cell: str, formula: str) -> None:
    assert formula in TEXTS[cell]


def test_the_four_suspicions_explain_what_is_seen_and_only_one_is_the_cause() -> None:
    """Con el lote del enunciado, las cuatro fallan en ``l_a_prev`` y aciertan en lo demás."""
    (printed,) = CELLS["caza-prueba"].outputs
    assert printed.text == "¿coincide l_a_prev? False\n¿coincide W_new? True\n¿coincide b_new? True\n"
    rng, hunt = np.random.default_rng(5), exercises.get("counterexample_backward")
    batch, kernels, g = (rng.normal(size=shape) for shape in ((2, 1, 4, 4), (3, 1, 2, 2), (2, 3, 3, 3)))
    said = hunt.criteria[1].looks_at((g, 0.1, batch, kernels, np.zeros(3), 1, 0))
    listed = re.findall(r"^\| \d \| (.*?)(?:,.*)? \|$", TEXTS["caza-enunciado"], re.M)
    assert len(listed) == 4
    assert listed[0] in said


def test_the_predictions_are_right() -> None:
    d_x = by_hand()[0]
    paths = touching(3, 3, 2, (1, 2), 1, 0)[0]
    predictions = all_predictions()
    assert predictions["04-caminos"].right == (len(paths), d_x[1, 2])
    unseen = [p for p in product(range(5), repeat=2) if not touching(5, 5, 3, p, 3, 0)[0]]
    assert predictions["04-sin-ventana"].right == len(unseen)


def test_a_kink_moves_every_pixel_of_its_window() -> None:
    """Lo que dice la pregunta 2: con una casilla casi en 0 fallan los píxeles de su ventana, y solo esos."""
    rng, eps = np.random.default_rng(8), 1e-4
    a, W = rng.normal(size=(2, 5, 5)), 1 + rng.random(size=(1, 2, 3, 3))
    z = F.conv2d(torch.from_numpy(a[None]), torch.from_numpy(W)).numpy()[0, 0]
    bias = -z[1, 2] + eps / 10

    def loss(x: np.ndarray) -> torch.Tensor:
        given = (torch.as_tensor(t) for t in (x[None], W, np.array([bias])))
        return torch.relu(F.conv2d(*given)).sum()

    point = torch.tensor(a, requires_grad=True)
    torch.relu(F.conv2d(point[None], torch.from_numpy(W), torch.tensor([bias]))).sum().backward()
    numeric = np.zeros_like(a)
    for place in np.ndindex(a.shape):
        step = np.zeros_like(a)
        step[place] = eps
        numeric[place] = (loss(a + step) - loss(a - step)) / (2 * eps)
    wrong = np.abs(numeric - point.grad.numpy()) > 1e-6
    assert wrong[:, 1:4, 2:5].all() and wrong.sum() == 18
