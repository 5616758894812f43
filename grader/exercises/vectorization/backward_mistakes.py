"""Errores conocidos de ``conv_backward_fast``: los de la vuelta y los de pasar por productos de matrices."""

import torch

from grader.exercises.catalogue import catalogue, said, taken
from grader.exercises.conv_backward.mistakes import MISTAKES as SLOW
from grader.exercises.conv_backward.program import Layer, backward
from grader.exercises.vectorization.col2im_mistakes import EMPTY
from grader.exercises.vectorization.windows_mistakes import FIRST, STRIDE

_ORDER = "l_O está en otro orden al multiplicar"
_INPUT = "W_new está bien y l_a_prev no"
_WEIGHTS = "l_a_prev está bien y W_new no"
_BIASES = "Falla b_new"


def by_windows(layer: Layer, g: torch.Tensor) -> torch.Tensor:
    """``l_O`` tras ``reshape(-1, F)``, sin llevar antes los filtros al último eje."""
    images, filters, *size = g.shape
    return g.reshape(images, *size, filters).permute(0, 3, 1, 2)


def by_position(layer: Layer, g: torch.Tensor) -> torch.Tensor:
    """``l_O`` con las filas en el orden y, x, n, leídas como si fueran n, y, x."""
    images, filters, *size = g.shape
    return g.permute(2, 3, 0, 1).reshape(images, *size, filters).permute(0, 3, 1, 2)


def _weights_last(layer: Layer, W: torch.Tensor) -> torch.Tensor:
    """Los pesos aplanados en el orden u, v, c y leídos en el orden c, u, v."""
    return W.permute(0, 2, 3, 1).reshape(W.shape)


def _unturned(layer: Layer, dW: torch.Tensor) -> torch.Tensor:
    """El gradiente (C·f·f, F) repartido con ``reshape`` en la forma de W."""
    return dW.flatten(1).T.reshape(dW.shape)


_BOTH = {"dw_g": by_windows, "dx_g": by_windows}

_SAID = said("""
`l-o-por-ventanas`: l_a_prev y W_new coinciden con pasar l_O a (N·H'·W', F) con reshape, sin llevar antes
  los filtros al último eje
`l-o-por-ventanas-en-dw`: tu W_new coincide con pasar l_O a (N·H'·W', F) con reshape, sin llevar antes los
  filtros al último eje
`l-o-por-ventanas-en-la-entrada`: tu l_a_prev coincide con pasar l_O a (N·H'·W', F) con reshape, sin llevar
  antes los filtros al último eje
`l-o-por-ventanas-en-db`: tu b_new coincide con pasar l_O a (N·H'·W', F) con reshape, sin llevar antes los
  filtros al último eje
→ `reshape` no reordena: mira en qué eje de l_O están los filtros antes de juntar los demás.
`l-o-por-posicion`: l_a_prev y W_new coinciden con llevar las filas de l_O al orden y, x, n y las de las
  columnas al orden n, y, x
→ Compara en qué orden van las filas de l_O y las de las columnas.
`pesos-u-v-c`: tu l_a_prev coincide con aplanar W en el orden u, v, c
→ Las columnas van en orden c, u, v: compara con él el orden en que aplanas W.
`dw-u-v-c`: tu W_new coincide con repartir el gradiente de W como si sus columnas fueran u, v, c
→ Las columnas van en orden c, u, v: compara con él el orden en que repartes el gradiente de W.
`dw-sin-trasponer`: tu W_new coincide con pasar el gradiente (C·f·f, F) a la forma de W con reshape, sin
  trasponer
→ `reshape` no reordena: los filtros tienen que ir en el primer eje antes de repartir.
""")

_DECIDED = {
    _ORDER: {
        "l-o-por-ventanas": _BOTH,
        "l-o-por-ventanas-en-dw": {"dw_g": by_windows},
        "l-o-por-ventanas-en-la-entrada": {"dx_g": by_windows},
        "l-o-por-posicion": {"dw_g": by_position, "dx_g": by_position},
    },
    _INPUT: {"pesos-u-v-c": {"dx_kernel": _weights_last}},
    _WEIGHTS: {
        "dw-u-v-c": {"dw_turn": lambda s, dW: dW.reshape(_last_shape(dW)).permute(0, 3, 1, 2)},
        "dw-sin-trasponer": {"dw_turn": _unturned},
    },
    _BIASES: {"l-o-por-ventanas-en-db": {"db_g": by_windows}},
}


def _last_shape(dW: torch.Tensor) -> tuple[int, ...]:
    return (len(dW), *dW.shape[2:], dW.shape[1])


_TAKEN = {
    _ORDER: (
        *("reshape-sin-trasponer-en-dw", "reshape-sin-trasponer-en-la-entrada"),
        *("reshape-sin-trasponer-en-db",),
    ),
    _INPUT: (
        *("sin-acumular-entre-ventanas", "pesos-nuevos-en-la-entrada", "filtro-rotado", "filtro-traspuesto"),
        *("borde-sin-quitar", "recorte-desde-la-esquina", "recorte-de-un-solo-lado"),
        *("entrada-actualizada", "tasa-en-la-entrada", "signo-en-la-entrada", "media-en-la-entrada"),
        "completa-sin-resto",
    ),
    _WEIGHTS: (
        *("dw-rotado", "dw-traspuesto", "signo-en-w", "sin-tasa-en-w", "media-del-lote"),
        *(
            "w-sin-actualizar",
            "devuelve-gradientes",
            "sin-tasa",
            "signo-del-paso",
        ),
    ),
    _BIASES: (
        *("db-por-imagen", "db-sin-sumar-el-lote", "db-promedio", "media-en-db", "sin-tasa-en-b"),
        *("signo-en-b", "b-sin-actualizar"),
    ),
    EMPTY: ("recorte-vacio",),
    STRIDE: ("stride-ignorado", "stride-ignorado-en-la-entrada", "stride-ignorado-en-dw"),
    FIRST: ("primera-imagen-en-la-entrada", "primera-imagen-en-dw", "ultima-imagen"),
}

MISTAKES = (*catalogue(backward, _SAID, _DECIDED), *taken(SLOW, _TAKEN))
