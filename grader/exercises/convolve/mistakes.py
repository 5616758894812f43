"""Errores conocidos de ``convolve``."""

import numpy as np
import torch
import torch.nn.functional as F

from grader.exercises.base import Mistake


def one_window(X: np.ndarray, W: np.ndarray, b: float) -> np.ndarray:
    """La ventana ``X`` con el filtro ``W``, los dos de forma (C, f, f); el oráculo del ejercicio."""
    x, w = torch.from_numpy(X)[None], torch.from_numpy(W)[None]
    return F.conv2d(x, w, torch.tensor([b], dtype=x.dtype)).reshape(()).numpy()


def _part(X: np.ndarray, W: np.ndarray, b: float, *where: slice | int) -> np.ndarray:
    """Lo que sale si solo se miran las casillas ``where``."""
    mask = torch.zeros(X.shape, dtype=torch.float64)
    mask[where] = 1
    return one_window(X * mask.numpy(), W, b)


def _three_by_three(X: np.ndarray, W: np.ndarray, b: float) -> np.ndarray:
    if X.shape[1] < 3:
        raise IndexError
    return _part(X, W, b, slice(None), slice(3), slice(3))


def _products(X: np.ndarray, W: np.ndarray) -> torch.Tensor:
    return torch.from_numpy(X) * torch.from_numpy(W)


def _matrices(X: np.ndarray, W: np.ndarray) -> torch.Tensor:
    return torch.from_numpy(X) @ torch.from_numpy(W)


def _crossed(X: np.ndarray, W: np.ndarray, b: float) -> np.ndarray:
    return torch.einsum("cij,djk->", torch.from_numpy(X), torch.from_numpy(W)).numpy() + b


# los títulos de las ayudas del cuaderno
_ONE_ELEMENT = "«La salida tiene forma (1, 1, 1)…»"
_SHAPE = "«La salida tiene forma (3,)…», «…(2, 2)…» o «…(3, 2, 2)…»"
_BIAS = "Solo falla «sesgo»"
_VALUE = "Falla «suma de productos, un canal», pero devuelve un número"
_CHANNELS = "Pasa con un canal y falla «varios canales»"
_FIXED = "«index 2 is out of bounds…»"
_ALWAYS_ZERO = "Con sesgo 0 da siempre 0"
_UNSEEN = "Cambias un número de la ventana y el resultado no cambia"
_ONES = "Con una ventana y un filtro de unos, no da cuántas casillas hay"
_WHOLE = "El resultado sale sin decimales"

MISTAKES = (
    Mistake(
        "sesgo-dentro",
        "tu resultado coincide con sumar el sesgo una vez por cada producto",
        "El sesgo se suma una sola vez, cuando la suma de productos ya está hecha.",
        lambda X, W, b: one_window(X, W, b * X.size),
        _BIAS,
    ),
    Mistake(
        "sesgo-por-canal",
        "tu resultado coincide con sumar el sesgo una vez por cada canal",
        "Mira dentro de qué bucle, o en qué suma, está el sesgo.",
        lambda X, W, b: one_window(X, W, b * X.shape[0]),
        _BIAS,
    ),
    Mistake(
        "sesgo-por-fila",
        "tu resultado coincide con sumar el sesgo una vez por cada fila de cada canal",
        "Mira dentro de qué bucle, o en qué suma, está el sesgo.",
        lambda X, W, b: one_window(X, W, b * X.shape[0] * X.shape[1]),
        _BIAS,
    ),
    Mistake(
        "sin-sesgo",
        "tu resultado coincide con el correcto sin el sesgo",
        "Mira si b aparece en lo que devuelves.",
        lambda X, W, b: one_window(X, W, 0.0),
        _BIAS,
    ),
    Mistake(
        "sesgo-restado",
        "tu resultado coincide con restar el sesgo",
        "Mira el signo que lleva b en lo que devuelves.",
        lambda X, W, b: one_window(X, W, -b),
        _BIAS,
    ),
    Mistake(
        "sesgo-multiplicado",
        "tu resultado coincide con multiplicar por el sesgo",
        "Prueba con b = 0: el resultado tiene que ser la suma de productos, no 0.",
        lambda X, W, b: one_window(X, W, 0.0) * b,
        _ALWAYS_ZERO,
    ),
    Mistake(
        "filtro-rotado",
        "tu resultado coincide con rotar el filtro 180°",
        "En este curso la ventana y el filtro se multiplican casilla a casilla, sin girar nada.",
        lambda X, W, b: one_window(X, W[:, ::-1, ::-1].copy(), b),
        _VALUE,
    ),
    Mistake(
        "filtro-invertido-en-todos-los-ejes",
        "tu resultado coincide con invertir el filtro en sus tres ejes, también en el de los canales",
        "Mira si usas una función que invierte el filtro; aquí cada casilla va con la de su misma posición.",
        lambda X, W, b: one_window(X, W[::-1, ::-1, ::-1].copy(), b),
        _VALUE,
    ),
    Mistake(
        "filtro-reflejado",
        "tu resultado coincide con invertir el orden de las columnas del filtro",
        "Mira si algún índice recorre las columnas de W de derecha a izquierda.",
        lambda X, W, b: one_window(X, W[:, :, ::-1].copy(), b),
        _VALUE,
    ),
    Mistake(
        "filtro-cabeza-abajo",
        "tu resultado coincide con invertir el orden de las filas del filtro",
        "Mira si algún índice recorre las filas de W de abajo arriba.",
        lambda X, W, b: one_window(X, W[:, ::-1].copy(), b),
        _VALUE,
    ),
    Mistake(
        "filtro-transpuesto",
        "tu resultado coincide con transponer el filtro",
        "Mira si en algún punto intercambias filas y columnas de W.",
        lambda X, W, b: one_window(X, W.transpose(0, 2, 1).copy(), b),
        _VALUE,
    ),
    Mistake(
        "producto-matricial",
        "tu resultado coincide con sumar un producto de matrices en lugar de casilla a casilla",
        "Compara `*` con `@` en una ventana de 2×2 hecha a mano.",
        lambda X, W, b: _matrices(X, W).sum().numpy() + b,
        _VALUE,
    ),
    Mistake(
        "producto-matricial-cruzado",
        "tu resultado coincide con sumar np.dot(X, W), que cruza cada canal con todos los demás",
        "Compara `*` con `np.dot` en una ventana de 2×2 hecha a mano.",
        _crossed,
        _VALUE,
    ),
    Mistake(
        "producto-matricial-sin-sumar",
        "tu resultado coincide con el producto de matrices de cada canal, sin sumar",
        "Cuenta cuántos números devuelves, y compara `*` con `@` en una ventana de 2×2 hecha a mano.",
        lambda X, W, b: _matrices(X, W).numpy() + b,
        _SHAPE,
    ),
    Mistake(
        "valor-absoluto",
        "tu resultado coincide con sumar los productos sin su signo",
        "Un producto negativo resta: mira si en algún punto se pierde el signo.",
        lambda X, W, b: one_window(abs(X), abs(W), b),
        _VALUE,
    ),
    Mistake(
        "un-numero-por-canal",
        "tu resultado coincide con dar un número por canal",
        "Mira sobre qué ejes sumas: la salida es un solo número para toda la ventana.",
        lambda X, W, b: _products(X, W).sum((1, 2)).numpy() + b,
        _SHAPE,
    ),
    Mistake(
        "canales-sumados-y-nada-mas",
        "tu resultado coincide con sumar los canales casilla a casilla, sin sumar filas ni columnas",
        "Mira sobre qué ejes sumas: la salida es un solo número para toda la ventana.",
        lambda X, W, b: _products(X, W).sum(0).numpy() + b,
        _SHAPE,
    ),
    Mistake(
        "productos-sin-sumar",
        "tu resultado coincide con los productos casilla a casilla, sin sumarlos",
        "El resultado de una ventana es un solo número: mira qué se hace con los productos.",
        lambda X, W, b: _products(X, W).numpy() + b,
        _SHAPE,
    ),
    Mistake(
        "numero-con-tres-ejes",
        "tu resultado coincide con el número correcto metido en un array de forma (1, 1, 1)",
        "El número ya es el que toca: mira de dónde salen los tres ejes de tamaño 1.",
        lambda X, W, b: one_window(X, W, b).reshape(1, 1, 1),
        _ONE_ELEMENT,
    ),
    Mistake(
        "numero-con-un-eje",
        "tu resultado coincide con el número correcto metido en un array o una lista de un elemento",
        "El número ya es el que toca: mira de dónde sale el eje de tamaño 1.",
        lambda X, W, b: one_window(X, W, b).reshape(1),
        _ONE_ELEMENT,
    ),
    Mistake(
        "un-solo-canal",
        "tu resultado coincide con usar solo el primer canal",
        "Mira sobre qué ejes sumas: los canales también entran en la suma.",
        lambda X, W, b: _part(X, W, b, 0),
        _CHANNELS,
    ),
    Mistake(
        "ultimo-canal",
        "tu resultado coincide con usar solo el último canal",
        "Mira si el acumulador vuelve a 0, o se sobrescribe, en cada vuelta del bucle de canales.",
        lambda X, W, b: _part(X, W, b, -1),
        _CHANNELS,
    ),
    Mistake(
        "canales-promediados",
        "tu resultado coincide con hacer la media de los canales en lugar de sumarlos",
        "Los canales se suman, como las filas y las columnas.",
        lambda X, W, b: one_window(X, W, 0.0) / X.shape[0] + b,
        _CHANNELS,
    ),
    Mistake(
        "primera-casilla",
        "tu resultado coincide con usar solo la primera casilla de la ventana",
        "Mira si hay un `return` dentro de los bucles.",
        lambda X, W, b: _part(X, W, b, 0, 0, 0),
        _UNSEEN,
    ),
    Mistake(
        "primera-fila",
        "tu resultado coincide con usar solo la primera fila del primer canal",
        "Mira en qué bucle queda el `return`, según su sangría.",
        lambda X, W, b: _part(X, W, b, 0, 0),
        _UNSEEN,
    ),
    Mistake(
        "ultima-casilla",
        "tu resultado coincide con usar solo la última casilla de la ventana",
        "Mira si cada vuelta del bucle añade su producto a los anteriores o los sustituye.",
        lambda X, W, b: _part(X, W, b, -1, -1, -1),
        _UNSEEN,
    ),
    Mistake(
        "solo-la-diagonal",
        "tu resultado coincide con usar solo la diagonal de cada canal",
        "Mira si las filas y las columnas tienen cada una su índice.",
        lambda X, W, b: one_window(X * np.eye(X.shape[1]), W, b),
        _UNSEEN,
    ),
    Mistake(
        "lado-fijo-en-tres",
        "tu resultado coincide con suponer que la ventana es siempre de 3×3",
        "Mira de dónde salen los límites de los bucles: la ventana puede tener otro lado.",
        _three_by_three,
        _FIXED,
    ),
    Mistake(
        "media",
        "tu resultado coincide con hacer la media de los productos en lugar de la suma",
        "La convolución suma los productos; no los divide entre cuántos son.",
        lambda X, W, b: (one_window(X, W, 0.0) / X.size) + b,
        _ONES,
    ),
    Mistake(
        "maximo",
        "tu resultado coincide con quedarse con el mayor de los productos",
        "Cuenta cuántos productos influyen en el resultado: tienen que ser todos.",
        lambda X, W, b: _products(X, W).amax().numpy() + b,
        _ONES,
    ),
    Mistake(
        "suma-por-suma",
        "tu resultado coincide con multiplicar la suma de la ventana por la suma del filtro",
        "Mira en qué orden multiplicas y sumas: primero va cada casilla con la suya.",
        lambda X, W, b: X.sum() * W.sum() + b,
        _ONES,
    ),
    Mistake(
        "sumas-en-vez-de-productos",
        "tu resultado coincide con sumar la ventana y el filtro casilla a casilla",
        "Mira qué operación une cada casilla de la ventana con la del filtro.",
        lambda X, W, b: X.sum() + W.sum() + b,
        _ONES,
    ),
    Mistake(
        "parte-entera",
        "tu resultado coincide con el correcto sin sus decimales",
        "Mira si conviertes el resultado a entero, o si lo guardas en un array de enteros.",
        lambda X, W, b: np.trunc(one_window(X, W, b)),
        _WHOLE,
    ),
)
