"""Errores conocidos de ``conv_forward`` al contar las ventanas, al medirlas o al guardar cada casilla."""

from collections.abc import Callable

from grader.exercises.arrays import Tensor, same
from grader.exercises.catalogue import Choices, catalogue, either, said
from grader.exercises.conv_forward.program import FRAME, STRETCHED, add, forward
from grader.exercises.walk import CUT, OUTSIDE, Pair, Sizes

SAID = said("""
`fila-y-columna-cambiadas`: tu función hace lo mismo que guardar en [columna, fila] lo que va en
  [fila, columna]
→ Mira el orden de los dos últimos índices con los que guardas en la salida.
`tamano-sin-stride`: tu función hace lo mismo que calcular el tamaño de la salida sin dividir entre el stride
→ Mira si stride aparece en el tamaño de la salida, además de en dónde empieza cada ventana.
`suma-el-stride`: tu función hace lo mismo que empezar la ventana i en i + stride
→ Con stride 2 las ventanas empiezan en 0, 2, 4…: mira qué operación une la posición y el stride.
`lado-desde-los-canales`: tu función hace lo mismo que tomar como lado del filtro el número de canales
→ En la forma de W, el lado del filtro son los dos últimos ejes.
`filtro-fijo-en-tres`: tu función hace lo mismo que suponer que todos los filtros son de lado 3
→ Mira si el lado del filtro sale de la forma de W.
`tamano-solo-dividido`: tu función hace lo mismo que dividir el lado de la entrada entre el stride y nada más
→ Cuenta a mano cuántas ventanas caben: mira si el lado del filtro aparece en el tamaño de la salida.
`una-vuelta-por-casilla`: tu función hace lo mismo que recorrer todas las filas y columnas de la entrada
→ Los bucles recorren la salida: compara hasta dónde llegan con su tamaño.
`inicio-y-final-cruzados`: tu función hace lo mismo que acabar la ventana de un eje donde acaba la del otro
→ Imprime los límites de la ventana: en cada eje, el inicio y el final son los suyos.
""")


def _crossed(z: Tensor) -> Tensor:
    """``Z[x, y] = …``: si no es cuadrada, algún índice se sale."""
    if z.shape[2] != z.shape[3]:
        raise IndexError(OUTSIDE)
    return z.transpose(2, 3)


def _other_end(axis: int) -> Callable[[Sizes], Pair]:
    """En ``axis``, la ventana acaba donde la del otro eje."""

    def count(z: Sizes) -> Pair:
        # una ventana más allá en el otro eje, esta sería más larga: si hay sitio, no encaja
        if z.room[axis] > 1 or (z.room[1 - axis] > 1 and z.n[axis] + 2 * z.p > z.f):
            raise ValueError(CUT)
        return z.room

    return count


#: Lo que falla casi siempre: de los valores no se ve nada, y no se busca junto a otro error.
ALONE: Choices = {
    **dict.fromkeys(("images", "given", "laid", "turn", "channel_of", "filters", "arranged", "saved"), same),
    **dict.fromkeys(("then", "turned", "strides", "paddings"), same),
    **{"bias": add, "channels": slice(None), "framed": FRAME, "refuses": lambda z: False, "maps": len},
    **{"padding_of": None, "scale": lambda W: 1.0, "jumps": False, "holes": False, "unframed": False},
    **{"step": lambda s, f: (s, s), "side": lambda s, f: f, "swapped": ""},
}

_DECIDED = {
    "«operands could not be broadcast together with shapes (2,3,2) (2,3,3)»": {
        # si nada se estira, falla donde falla ``ventana-fuera-con-stride``, que lo dice
        "tamano-sin-stride": {
            "count": lambda z: tuple(n + 2 * z.p - z.f + 1 for n in z.n),
            **STRETCHED,
        },
        "suma-el-stride": either(
            {**ALONE, "cells": lambda cells, i, step, side: cells[i + step : i + step + side]}, **STRETCHED
        ),
        "lado-desde-los-canales": either({**ALONE, "side_of": lambda W: W.shape[1]}, **STRETCHED),
        "filtro-fijo-en-tres": either({"side_of": lambda W: 3}, **STRETCHED),
        "tamano-solo-dividido": either(
            {"count": lambda z: tuple((n + 2 * z.p) // z.s for n in z.n)}, **STRETCHED
        ),
        "inicio-y-final-cruzados": tuple({**ALONE, "count": _other_end(axis)} for axis in (0, 1)),
    },
    "«index 3 is out of bounds…»": {
        "fila-y-columna-cambiadas": {"turned": _crossed},
        "una-vuelta-por-casilla": (
            *either({**ALONE, "count": lambda z: z.n, "made": lambda z: z.room}, **STRETCHED),
            *either(
                {**ALONE, "count": lambda z: z.n, "made": lambda z: z.room, "step": lambda s, f: (1, 1)},
                **STRETCHED,
            ),
        ),
    },
}

SIZE_MISTAKES = tuple(catalogue(forward, SAID, _DECIDED))

#: Los que se ven si el tamaño que da ``output_size`` no es el que toca.
INHERITED = (
    *("falla-si-el-stride-no-divide", "padding-una-vez-en-el-tamano", "exige-que-el-stride-divida"),
    *("stride-y-padding-cambiados", "stride-y-filtro-cambiados", "ventana-fuera-con-stride", "ventana-corta"),
    *("falta-la-ultima-ventana", "una-vuelta-por-casilla", "stride-en-la-entrada", "tamano-solo-dividido"),
    *("marco-en-el-tamano", "recorre-la-entrada", "saltos-redondeados", "tamano-sin-padding"),
    *("falla-con-padding", "tamano-redondeado", "tamano-sin-stride"),
)
