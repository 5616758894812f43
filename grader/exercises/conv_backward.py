"""Unidad 04: ``conv_backward``. Oráculos: la derivación automática de PyTorch y ``torch.optim.SGD``."""

from collections.abc import Callable, Sequence

import numpy as np
import torch
import torch.nn.functional as F

from grader.exercises.base import Arguments, Criterion, Draw, Exercise, Mistake
from grader.exercises.output_size import output_shape

Step = tuple[np.ndarray, np.ndarray, np.ndarray]


def _gradients(
    l_O: np.ndarray, layer_input: np.ndarray, W: np.ndarray, b: np.ndarray, stride: int, padding: int
) -> Step:
    x, w, bias = (torch.from_numpy(a.copy()).requires_grad_() for a in (layer_input, W, b))
    z = F.conv2d(x, w, bias, stride, padding)
    return tuple(g.numpy() for g in torch.autograd.grad(z, (x, w, bias), torch.from_numpy(l_O)))


def _sgd(parameter: np.ndarray, gradient: np.ndarray, learning_rate: float) -> np.ndarray:
    p = torch.from_numpy(parameter.copy()).requires_grad_()
    p.grad = torch.from_numpy(gradient.copy())
    torch.optim.SGD([p], lr=learning_rate).step()
    return p.detach().numpy()


def _backward(
    l_O: np.ndarray,
    learning_rate: float,
    layer_input: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    stride: int,
    padding: int,
    change: Callable[..., Step] = lambda dX, dW, db, **_: (dX, dW, db),
) -> Step:
    """El paso correcto; ``change`` altera los gradientes para describir errores conocidos."""
    gradients = _gradients(l_O, layer_input, W, b, stride, padding)
    dX, dW, db = change(*gradients, l_O=l_O, layer_input=layer_input, W=W, stride=stride, padding=padding)
    return dX, _sgd(W, dW, learning_rate), _sgd(b, db, learning_rate)


def _wrong(change: Callable[..., Step]) -> Callable[..., Step]:
    return lambda *arguments: _backward(*arguments, change=change)


Shape = tuple[int, int, int, int]


def _layer(d: Draw, x: Shape, filters: int, size: int, stride: int, padding: int) -> Arguments:
    height, width = output_shape(x, size, stride, padding)
    return (
        d.array(x[0], filters, height, width),
        round(0.01 * d.integer(3, 30), 2),
        d.array(*x),
        d.array(filters, x[1], size, size),
        d.array(filters),
        stride,
        padding,
    )


def _layers(*settings: tuple[Shape, int, int, int, int]) -> Callable[[Draw], Sequence[Arguments]]:
    return lambda d: [_layer(d, *s) for s in settings]


_PLAIN = _layers(((1, 2, 5, 5), 1, 3, 1, 1), ((1, 1, 4, 4), 1, 3, 1, 1), ((1, 3, 6, 6), 1, 5, 1, 2))
_MIXED = _layers(((2, 3, 6, 5), 4, 2, 1, 1), ((3, 2, 7, 5), 1, 3, 2, 1), ((2, 4, 5, 8), 3, 3, 1, 2))


def _last_image_only(dX: np.ndarray, dW: np.ndarray, db: np.ndarray, **layer: np.ndarray) -> Step:
    """Gradientes que se reinician en cada imagen: sobreviven los de la última."""
    last = {k: layer[k][-1:] for k in ("l_O", "layer_input")}
    _, W_last, b_last = _gradients(
        last["l_O"], last["layer_input"], layer["W"], db, layer["stride"], layer["padding"]
    )
    return dX, W_last, b_last


def _rotated_filter(dX: np.ndarray, dW: np.ndarray, db: np.ndarray, **layer: np.ndarray) -> Step:
    turned = layer["W"][..., ::-1, ::-1].copy()
    wrong, _, _ = _gradients(
        layer["l_O"], layer["layer_input"], turned, db, layer["stride"], layer["padding"]
    )
    return wrong, dW, db


def _at_stride_one(dX: np.ndarray, dW: np.ndarray, db: np.ndarray, **layer: np.ndarray) -> Step:
    """Las ventanas de la salida (i, j) empiezan en (i, j), diga lo que diga el stride."""
    l_O, W, padding = layer["l_O"], torch.from_numpy(layer["W"]), layer["padding"]
    x = F.pad(torch.from_numpy(layer["layer_input"]), (padding,) * 4)
    height, width = l_O.shape[2:]
    x.requires_grad_()
    W.requires_grad_()
    z = F.conv2d(x, W)[:, :, :height, :width]
    wide, kernel = torch.autograd.grad(z, (x, W), torch.from_numpy(l_O))
    rows, columns = (slice(padding, padding + n) for n in dX.shape[2:])
    return wide.numpy()[:, :, rows, columns], kernel.numpy(), db


def _overwritten(dX: np.ndarray, dW: np.ndarray, db: np.ndarray, **layer: np.ndarray) -> Step:
    """El gradiente de la entrada cuando cada ventana se asigna y pisa lo que ya había."""
    l_O, W, stride, padding = (layer[k] for k in ("l_O", "W", "stride", "padding"))
    wide = F.pad(torch.zeros_like(torch.from_numpy(dX)), (padding,) * 4)
    f = W.shape[-1]
    for image, number, row, column in np.ndindex(*l_O.shape):
        y, x = row * stride, column * stride
        wide[image, :, y : y + f, x : x + f] = torch.from_numpy(W[number]) * l_O[image, number, row, column]
    height, width = dX.shape[2:]
    return wide.numpy()[:, :, padding : padding + height, padding : padding + width], dW, db


def _empty_crop(*arguments: object) -> Step:
    if arguments[-1] == 0:
        dX, W_new, b_new = _backward(*arguments)
        return dX[:, :, :0, :0], W_new, b_new
    return _backward(*arguments)


def _padded_gradient(*arguments: object) -> Step:
    """El gradiente de la entrada ya rellenada, sin quitarle el borde."""
    l_O, learning_rate, layer_input, W, b, stride, padding = arguments
    x = F.pad(torch.from_numpy(layer_input), (padding,) * 4).numpy()
    return _backward(l_O, learning_rate, x, W, b, stride, 0)


def _stepped_input(l_O: np.ndarray, learning_rate: float, layer_input: np.ndarray, *rest: object) -> Step:
    dX, W_new, b_new = _backward(l_O, learning_rate, layer_input, *rest)
    return layer_input - learning_rate * dX, W_new, b_new


def _with_rate(choose: Callable[[float], float]) -> Callable[..., Step]:
    return lambda l_O, learning_rate, *rest: _backward(l_O, choose(learning_rate), *rest)


def _returns_gradients(l_O: np.ndarray, learning_rate: float, *rest: object) -> Step:
    return _gradients(l_O, *rest)


def _scaled_input(l_O: np.ndarray, learning_rate: float, *rest: object) -> Step:
    dX, W_new, b_new = _backward(l_O, learning_rate, *rest)
    return learning_rate * dX, W_new, b_new


EXERCISES = (
    Exercise(
        name="conv_backward",
        unit="04_conv_backward",
        parameters=("l_O", "learning_rate", "layer_input", "W", "b", "stride", "padding"),
        outputs=("l_a_prev", "W_new", "b_new"),
        formula="la misma de layer_input, W y b, en ese orden",
        oracle=_backward,
        criteria=(
            Criterion("forma de las salidas", 2, _MIXED, "shape"),
            Criterion("b_new, caso básico", 2, _PLAIN, output=2),
            Criterion("W_new, caso básico", 3, _PLAIN, output=1),
            Criterion("l_a_prev, caso básico", 3, _PLAIN, output=0),
            Criterion(
                "padding 0",
                2,
                _layers(((1, 2, 5, 5), 1, 3, 1, 0), ((1, 1, 4, 4), 1, 2, 1, 0), ((1, 3, 6, 6), 1, 4, 1, 0)),
            ),
            Criterion(
                "stride mayor que 1",
                2,
                _layers(((1, 2, 5, 5), 1, 3, 2, 1), ((1, 1, 7, 7), 1, 3, 3, 1), ((1, 3, 6, 6), 1, 2, 2, 1)),
            ),
            Criterion(
                "stride que no divide",
                1,
                _layers(((1, 2, 6, 6), 1, 3, 2, 1), ((1, 1, 6, 6), 1, 2, 3, 1), ((1, 2, 8, 8), 1, 3, 4, 1)),
            ),
            Criterion(
                "varios filtros",
                1,
                _layers(((1, 2, 5, 5), 3, 3, 1, 1), ((1, 4, 4, 4), 2, 3, 1, 1), ((1, 1, 5, 5), 5, 3, 1, 1)),
            ),
            Criterion(
                "varias imágenes en el lote",
                1,
                _layers(((3, 2, 5, 5), 1, 3, 1, 1), ((2, 3, 4, 4), 1, 3, 1, 1), ((4, 1, 4, 4), 1, 3, 1, 1)),
            ),
            Criterion(
                "imagen no cuadrada",
                1,
                _layers(((1, 2, 5, 7), 1, 3, 1, 1), ((1, 1, 8, 4), 1, 3, 1, 1), ((1, 2, 3, 6), 1, 3, 1, 1)),
            ),
            Criterion(
                "casos límite",
                1,
                _layers(
                    ((2, 3, 4, 5), 4, 1, 1, 1),
                    ((3, 2, 3, 3), 4, 3, 1, 0),
                    ((2, 1, 7, 9), 3, 2, 4, 1),
                    ((2, 3, 4, 5), 2, 2, 3, 3),
                ),
            ),
            Criterion("no modifica la entrada", 1, _PLAIN, "inputs"),
        ),
        mistakes=(
            Mistake(
                "recorte-vacio",
                "tu l_a_prev queda vacío justo cuando el padding es 0, como con un recorte [p:-p]",
                "Con padding = 0, -padding también es 0: di dónde acaba la imagen sin restar.",
                _empty_crop,
            ),
            Mistake(
                "sin-acumular",
                "tu l_a_prev coincide con el de asignar (`=`) donde hay que acumular (`+=`)",
                "Un píxel que está en varias ventanas recibe la suma de lo que llega por cada una.",
                _wrong(_overwritten),
            ),
            Mistake(
                "dw-rotado",
                "tu W_new coincide con usar el gradiente de W rotado 180°",
                "El gradiente de W se acumula ventana a ventana, en el mismo orden que en la ida.",
                _wrong(lambda dX, dW, db, **_: (dX, dW[..., ::-1, ::-1].copy(), db)),
            ),
            Mistake(
                "filtro-rotado",
                "tu l_a_prev coincide con usar el filtro rotado 180° donde no toca",
                "Si repartes ventana a ventana, cada peso vuelve a la casilla que multiplicó, sin girarlo.",
                _wrong(_rotated_filter),
            ),
            Mistake(
                "stride-ignorado",
                "los gradientes de W y de la entrada coinciden con mover la ventana de 1 en 1",
                "La ventana de la salida (i, j) empieza en la fila i·stride y en la columna j·stride.",
                _wrong(_at_stride_one),
            ),
            Mistake(
                "db-de-todos-los-filtros",
                "tu b_new coincide con sumar en cada sesgo los gradientes de todos los filtros",
                "Cada sesgo recibe solo lo que llega por su filtro: mira sobre qué ejes sumas.",
                _wrong(lambda dX, dW, db, **_: (dX, dW, np.full_like(db, db.sum()))),
            ),
            Mistake(
                "ultima-imagen",
                "los gradientes de W y b coinciden con los de la última imagen del lote",
                "Mira en qué bucle pones a cero los acumuladores de W y de b.",
                _wrong(_last_image_only),
            ),
            Mistake(
                "media-del-lote",
                "los gradientes de W y b coinciden con la media del lote en lugar de la suma",
                "En este curso se suma sobre el lote; no se divide entre N.",
                _wrong(lambda dX, dW, db, **k: (dX, dW / len(k["layer_input"]), db / len(k["layer_input"]))),
            ),
            Mistake(
                "borde-sin-quitar",
                "tu l_a_prev coincide con el correcto, pero con el borde del padding todavía puesto",
                "Lo que se devuelve tiene la forma de layer_input: quita el borde al final.",
                _padded_gradient,
            ),
            Mistake(
                "signo-del-paso",
                "W_new y b_new coinciden con sumar el gradiente en lugar de restarlo",
                "El descenso va en contra del gradiente: mira el signo de la actualización.",
                _wrong(lambda dX, dW, db, **_: (dX, -dW, -db)),
            ),
            Mistake(
                "sin-tasa",
                "W_new y b_new coinciden con un paso sin la tasa de aprendizaje",
                "Mira si learning_rate multiplica al gradiente.",
                _with_rate(lambda rate: 1.0),
            ),
            Mistake(
                "devuelve-gradientes",
                "devuelves los gradientes de W y b en lugar de los parámetros actualizados",
                "W_new es W después de dar el paso de descenso.",
                _returns_gradients,
            ),
            Mistake(
                "entrada-actualizada",
                "tu l_a_prev coincide con layer_input menos la tasa por el gradiente",
                "La capa anterior necesita el gradiente mismo: layer_input no es un parámetro.",
                _stepped_input,
            ),
            Mistake(
                "tasa-en-la-entrada",
                "tu l_a_prev coincide con el gradiente multiplicado por la tasa de aprendizaje",
                "La tasa solo entra en la actualización de W y de b.",
                _scaled_input,
            ),
        ),
    ),
)
