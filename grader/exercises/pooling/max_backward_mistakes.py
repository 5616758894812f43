"""Unidad 05: errores conocidos de ``max_pooling_backward``."""

import numpy as np
import torch
import torch.nn.functional as F

from grader.exercises.base import Mistake
from grader.exercises.pooling.gradient_mistakes import (
    BATCH,
    EVERYTHING,
    FIXED_NEXT,
    OVERLAP,
    SIDE,
    blown_up,
    corner,
    gradient_mistakes,
    overwritten,
    shared_out,
    without_upstream,
)
from grader.exercises.pooling.oracles import (
    average_gradient,
    max_gradient,
    repeated,
    upstream,
    windows,
    winners,
)

_TIES = "Solo falla «empates»"
_SCALAR = "«only … arrays can be converted to Python scalars»"
_NEARLY = "Reciben gradiente casillas que casi ganan"
_NEGATIVE = "Falla donde toda la ventana es negativa"
_ACTIVATION_NEXT = "A la casilla ganadora le llega l_O, no el máximo."


def _assigned(l_O: np.ndarray, x: np.ndarray, f: int, s: int) -> np.ndarray:
    """Solo se escribe en la casilla ganadora, pero cada gradiente borra el anterior."""
    _, place = F.max_pool2d(torch.from_numpy(x), f, s, return_indices=True)
    out = np.zeros((*x.shape[:2], x.shape[2] * x.shape[3]))
    np.put_along_axis(out, place.flatten(2).numpy(), l_O.reshape(*l_O.shape[:2], -1), 2)
    return out.reshape(x.shape)


def _all_ties(seen: torch.Tensor) -> torch.Tensor:
    return (seen == seen.amax(2, keepdim=True)).double()


def _split_ties(seen: torch.Tensor) -> torch.Tensor:
    return _all_ties(seen) / _all_ties(seen).sum(2, keepdim=True)


def _nearly(seen: torch.Tensor) -> torch.Tensor:
    return (seen > seen.amax(2, keepdim=True) - 1e-9).double()


def _last(seen: torch.Tensor) -> torch.Tensor:
    return winners(seen.flip(2)).flip(2)


def _turned(seen: torch.Tensor) -> torch.Tensor:
    """Las casillas de cada ventana traspuesta."""
    side = round(seen.shape[2] ** 0.5)
    return seen.unflatten(2, (side, side)).transpose(2, 3).flatten(2, 3)


def _from_zero(seen: torch.Tensor) -> torch.Tensor:
    return winners(seen.clamp(min=0))


def _across_channels(seen: torch.Tensor) -> torch.Tensor:
    return (seen == seen.amax((1, 2), keepdim=True)).double()


def _no_previous_tie(seen: torch.Tensor) -> torch.Tensor:
    if (_all_ties(seen).sum(2) > 1).any():
        # sin mensaje: depende de cómo se pida la única posición
        raise ValueError
    return winners(seen)


def _whole_plane(l_O: np.ndarray, x: np.ndarray, f: int, s: int) -> np.ndarray:
    """El máximo de cada ventana se busca, por su valor, en todo el canal."""
    top = windows(x, f, s).amax(2)[:, :, :, None]
    found = (torch.from_numpy(x).flatten(2)[:, :, None] == top).double()
    return (upstream(l_O) @ found).reshape(x.shape).numpy()


def _in_the_first_window(l_O: np.ndarray, x: np.ndarray, f: int, s: int) -> np.ndarray:
    """La posición del máximo cuenta desde la esquina de la imagen y no desde la de su ventana."""
    out = np.zeros_like(x)
    given = (winners(windows(x, f, s)) * upstream(l_O)).sum(3)
    out[:, :, :f, :f] = given.unflatten(2, (f, f)).numpy()
    return out


def _mask_of_blocks(l_O: np.ndarray, x: np.ndarray, f: int, s: int) -> np.ndarray:
    top = blown_up(F.max_pool2d(torch.from_numpy(x), f, s).numpy(), x, f, s)
    if top.shape != x.shape:
        raise ValueError("broadcast")
    return (x == top) * blown_up(l_O, x, f, s)


MISTAKES = (
    Mistake(
        "sin-acumular",
        "tu resultado coincide con el de asignar (`=`) donde hay que acumular (`+=`)",
        "Una casilla que gana en varias ventanas recibe la suma de sus gradientes.",
        _assigned,
        help=OVERLAP,
    ),
    Mistake(
        "pisar-la-ventana",
        "tu resultado coincide con escribir cada ventana entera encima de las anteriores",
        "Acumula con `+=`: una casilla puede estar en varias ventanas.",
        overwritten(winners),
        help=OVERLAP,
    ),
    Mistake(
        "mascara-sin-acumular",
        "tu resultado coincide con escribir cada ventana encima de las anteriores y, además, con dar el "
        "gradiente entero a todos los máximos iguales",
        "Resuelve primero «ventanas solapadas» y después «empates».",
        overwritten(_all_ties),
        help=OVERLAP,
    ),
    Mistake(
        "empate-duplicado",
        "tu resultado coincide con dar el gradiente entero a todos los máximos empatados",
        "El gradiente va solo al primer máximo, por filas: mira qué da `argmax`.",
        shared_out(_all_ties),
        help=_TIES,
    ),
    Mistake(
        "empate-repartido",
        "tu resultado coincide con repartir el gradiente entre los máximos empatados",
        "El gradiente va entero al primer máximo, por filas: mira qué da `argmax`.",
        shared_out(_split_ties),
        help=_TIES,
    ),
    Mistake(
        "ultimo-maximo",
        "tu resultado coincide con dar el gradiente al último de los máximos empatados",
        "Con `>=` gana el último; con `>`, el primero.",
        shared_out(_last),
        help=_TIES,
    ),
    Mistake(
        "primer-maximo-por-columnas",
        "tu resultado coincide con dar el gradiente al primer máximo empatado contando por columnas",
        "En un empate gana el primero por filas: mira en qué orden recorres la ventana.",
        shared_out(lambda seen: _turned(winners(_turned(seen)))),
        help=_TIES,
    ),
    Mistake(
        "empate-no-previsto",
        "tu función falla justo donde hay empates, como si solo pudiera haber un máximo en cada ventana",
        "Imprime las posiciones que encuentras en una ventana con dos máximos iguales.",
        shared_out(_no_previous_tie),
        help=_SCALAR,
    ),
    Mistake(
        "casi-empate",
        "tu resultado coincide con dar el gradiente también a las casillas que casi igualan al máximo",
        "Dos valores distintos no empatan, por cerca que estén.",
        shared_out(_nearly),
        help=_NEARLY,
    ),
    Mistake(
        "comparar-con-todo-el-plano",
        "tu resultado coincide con buscar el máximo de cada ventana en todo el canal",
        "El mismo valor puede estar también en otra ventana: compara solo dentro de la tuya.",
        _whole_plane,
        help=_TIES,
    ),
    Mistake(
        "por-la-activacion",
        "tu resultado coincide con poner el valor de la entrada en lugar del gradiente que llega",
        _ACTIVATION_NEXT,
        without_upstream(lambda seen: winners(seen) * seen),
        help=EVERYTHING,
    ),
    Mistake(
        "gradiente-por-el-maximo",
        "tu resultado coincide con multiplicar el gradiente que llega por el valor del máximo",
        _ACTIVATION_NEXT,
        shared_out(lambda seen: winners(seen) * seen),
        help=EVERYTHING,
    ),
    Mistake(
        "sin-el-gradiente",
        "tu resultado coincide con poner un 1 en cada casilla ganadora, sin usar l_O",
        "Mira dónde interviene l_O en tu cálculo.",
        without_upstream(winners),
        help=EVERYTHING,
    ),
    Mistake(
        "gradiente-dividido",
        "tu resultado coincide con dividir entre el área de la ventana lo que recibe la ganadora",
        "Si la ganadora sube 1, ¿cuánto sube la salida?",
        shared_out(lambda seen: winners(seen) / seen.shape[2]),
        help=EVERYTHING,
    ),
    Mistake(
        "como-la-media",
        "tu resultado coincide con repartir el gradiente por toda la ventana",
        "En max pooling, solo la casilla ganadora influye en la salida.",
        average_gradient,
        help=EVERYTHING,
    ),
    Mistake(
        "como-una-relu",
        "tu resultado coincide con dar el gradiente a todas las casillas positivas",
        "La casilla que influye en la salida es la mayor de la ventana, sea cual sea su signo.",
        shared_out(lambda seen: (seen > 0).double()),
        help=EVERYTHING,
    ),
    Mistake(
        "minimo",
        "tu resultado coincide con dar el gradiente al mínimo de cada ventana",
        "Mira el sentido de la comparación.",
        shared_out(lambda seen: winners(-seen)),
        help=EVERYTHING,
    ),
    Mistake(
        "maximo-desde-cero",
        "tu resultado coincide con empezar el máximo en 0, que gana a todos los negativos",
        "Si buscas el máximo a mano, empieza por el primer valor de la ventana.",
        shared_out(_from_zero),
        help=_NEGATIVE,
    ),
    Mistake(
        "en-la-esquina",
        "tu resultado coincide con dar el gradiente a la primera casilla de cada ventana",
        "Falta averiguar en qué casilla de la ventana está el máximo.",
        shared_out(corner),
        help=EVERYTHING,
    ),
    Mistake(
        "posicion-sin-desplazar",
        "tu resultado coincide con llevar todos los gradientes a la primera ventana",
        "La posición que da `argmax` cuenta desde la esquina de la ventana, no desde la de la imagen.",
        _in_the_first_window,
        help=EVERYTHING,
    ),
    Mistake(
        "fila-por-columna",
        "tu resultado coincide con cambiar entre sí la fila y la columna del máximo dentro de la ventana",
        "Comprueba en qué orden te da `unravel_index` la fila y la columna, o qué cociente y qué resto usas.",
        shared_out(lambda seen: _turned(winners(seen))),
        help=EVERYTHING,
    ),
    Mistake(
        "mascara-de-bloques",
        "tu resultado coincide con repetir cada gradiente en un bloque y quedarse con los máximos, y falla "
        "donde los bloques no encajan con la imagen",
        "Las ventanas pueden solaparse, dejar huecos o no llegar al borde: no siempre son bloques.",
        _mask_of_blocks,
        help=SIDE,
    ),
    Mistake(
        "mascara-entre-canales",
        "tu resultado coincide con comparar cada casilla con el máximo de todos los canales",
        "El pooling trata cada canal por separado, también a la vuelta.",
        shared_out(_across_channels),
        help=BATCH,
    ),
    Mistake(
        "ventana-de-la-primera-imagen",
        "tu resultado coincide con buscar el máximo siempre en la primera imagen",
        FIXED_NEXT,
        lambda l_O, x, f, s: max_gradient(l_O, repeated(0, x), f, s),
        help=BATCH,
    ),
    Mistake(
        "ventana-del-primer-canal",
        "tu resultado coincide con buscar el máximo siempre en el primer canal",
        FIXED_NEXT,
        lambda l_O, x, f, s: max_gradient(l_O, repeated(1, x), f, s),
        help=BATCH,
    ),
    *gradient_mistakes(max_gradient),
)
