"""Errores conocidos de ``conv_forward``: los de los valores y los de la posición de las ventanas."""

import numpy as np

from grader.exercises.base import Mistake
from grader.exercises.conv_forward.oracles import (
    bias_by_column,
    only,
    some_channels,
    with_bias,
    with_filters,
    with_input,
    with_output,
)
from grader.exercises.conv_forward.window_mistakes import WINDOW_MISTAKES

# los títulos de las ayudas del cuaderno
_VALUES = "Falla «valores, stride 1» desde la primera casilla"
_BIAS = "Falla «sesgo»"
_SOME = "Falla «varios filtros», «varias imágenes en el lote» o «imagen no cuadrada»"
_ZEROS = "Hay casillas con 0 donde esperábamos otro número"
_ONES = "Con una entrada y un filtro de unos, las casillas no valen C·f·f"

MISTAKES = (
    Mistake(
        "filtro-rotado",
        "tu resultado coincide con rotar el filtro 180°",
        "En este curso la ventana y el filtro se multiplican casilla a casilla, sin girar nada.",
        with_filters(lambda W: W[..., ::-1, ::-1]),
        _VALUES,
    ),
    Mistake(
        "filtro-invertido-en-todos-los-ejes",
        "tu resultado coincide con invertir cada filtro en sus tres ejes, también en el de los canales",
        "Mira si usas una función que invierte el filtro; aquí cada casilla va con la de su misma posición.",
        with_filters(lambda W: W[:, ::-1, ::-1, ::-1]),
        _VALUES,
    ),
    Mistake(
        "filtro-reflejado",
        "tu resultado coincide con invertir el orden de las columnas del filtro",
        "Mira si algún índice recorre las columnas de W de derecha a izquierda.",
        with_filters(lambda W: W[..., ::-1]),
        _VALUES,
    ),
    Mistake(
        "filtro-cabeza-abajo",
        "tu resultado coincide con invertir el orden de las filas del filtro",
        "Mira si algún índice recorre las filas de W de abajo arriba.",
        with_filters(lambda W: W[..., ::-1, :]),
        _VALUES,
    ),
    Mistake(
        "filtro-transpuesto",
        "tu resultado coincide con transponer el filtro",
        "Mira si en algún punto intercambias filas y columnas de W.",
        with_filters(lambda W: W.swapaxes(2, 3)),
        _VALUES,
    ),
    Mistake(
        "un-solo-canal",
        "tu resultado coincide con usar solo el primer canal",
        "La ventana abarca todos los canales a la vez.",
        some_channels(slice(1)),
        _VALUES,
    ),
    Mistake(
        "ultimo-canal",
        "tu resultado coincide con usar solo el último canal",
        "Mira si en el bucle de canales cada vuelta sustituye lo que dejó la anterior.",
        some_channels(slice(-1, None)),
        _VALUES,
    ),
    Mistake(
        "salida-transpuesta",
        "tu resultado coincide con la salida con filas y columnas intercambiadas",
        "Mira el orden de los dos últimos índices cuando guardas cada valor.",
        with_output(lambda z: z.swapaxes(2, 3)),
        _VALUES,
    ),
    Mistake(
        "suma-por-suma",
        "tu resultado coincide con multiplicar la suma de cada canal de la ventana por la de su kernel",
        "Mira en qué orden multiplicas y sumas: primero va cada casilla con la suya.",
        with_filters(lambda W: np.broadcast_to(W.sum(axis=(2, 3), keepdims=True), W.shape)),
        _ONES,
    ),
    Mistake(
        "media-de-la-ventana",
        "tu resultado coincide con hacer la media de los productos de cada ventana en lugar de la suma",
        "La convolución suma los productos; no los divide entre cuántos son.",
        with_filters(lambda W: W / W[0].size),
        _ONES,
    ),
    Mistake(
        "canales-promediados",
        "tu resultado coincide con hacer la media de los canales en lugar de sumarlos",
        "Los canales se suman, como las filas y las columnas de la ventana.",
        with_filters(lambda W: W / W.shape[1]),
        _ONES,
    ),
    Mistake(
        "sin-sesgo",
        "tu resultado coincide con el correcto sin el sesgo",
        "Mira si b aparece en el valor de cada casilla de la salida.",
        with_bias(lambda b, W: 0 * b),
        _BIAS,
    ),
    Mistake(
        "sesgo-dentro",
        "tu resultado coincide con sumar el sesgo una vez por cada producto",
        "El sesgo se suma una sola vez por casilla de la salida.",
        with_bias(lambda b, W: b * W[0].size),
        _BIAS,
    ),
    Mistake(
        "sesgo-por-canal",
        "tu resultado coincide con sumar el sesgo una vez por cada canal",
        "Mira dentro de qué bucle, o en qué suma, está el sesgo.",
        with_bias(lambda b, W: b * W.shape[1]),
        _BIAS,
    ),
    Mistake(
        "sesgo-restado",
        "tu resultado coincide con restar el sesgo",
        "Mira el signo que lleva b en el valor de cada casilla.",
        with_bias(lambda b, W: -b),
        _BIAS,
    ),
    Mistake(
        "sesgo-del-primer-filtro",
        "tu resultado coincide con usar en todos los filtros el sesgo del primero",
        "Cada filtro tiene su sesgo: mira con qué índice lees b.",
        with_bias(lambda b, W: np.full_like(b, b[0])),
        _BIAS,
    ),
    Mistake(
        "suma-de-los-sesgos",
        "tu resultado coincide con sumar en cada casilla los sesgos de todos los filtros",
        "Cada filtro tiene su sesgo: mira si usas b entero donde va uno de sus números.",
        with_bias(lambda b, W: np.full_like(b, b.sum())),
        _BIAS,
    ),
    Mistake(
        "sesgo-por-columnas",
        "tu función hace lo mismo que sumar b al final: NumPy lo reparte por columnas, o falla si no encajan",
        "Compara la forma de b con la de la salida: el eje de los filtros es el segundo, no el último.",
        bias_by_column,
        _BIAS,
    ),
    Mistake(
        "solo-primer-filtro",
        "tu resultado coincide con calcular solo el primer filtro",
        "Mira si hay un `return` dentro del bucle de los filtros, o un índice fijo en 0 en la salida.",
        only(slice(None), slice(1)),
        _ZEROS,
    ),
    Mistake(
        "primer-filtro-en-todos",
        "tu resultado coincide con usar en todos los casos los pesos del primer filtro",
        "Mira con qué índice lees W en cada vuelta.",
        with_filters(lambda W: W[:1].repeat(len(W), axis=0)),
        _SOME,
    ),
    Mistake(
        "ultimo-filtro-en-todos",
        "tu resultado coincide con el del último filtro en todos los mapas",
        "Mira si cada vuelta del bucle de los filtros guarda en su mapa o en todos.",
        with_output(lambda z: z[:, -1:].repeat(z.shape[1], axis=1)),
        _SOME,
    ),
    Mistake(
        "solo-primera-imagen",
        "tu resultado coincide con calcular solo la primera imagen del lote",
        "Mira si un `return` o el índice de la imagen se queda dentro del primer bucle.",
        only(slice(1)),
        _ZEROS,
    ),
    Mistake(
        "primera-imagen-en-todas",
        "tu resultado coincide con usar la primera imagen en todas las del lote",
        "Mira con qué índice lees la entrada en cada vuelta.",
        with_output(lambda z: z[:1].repeat(len(z), axis=0)),
        _SOME,
    ),
    Mistake(
        "ultima-imagen-en-todas",
        "tu resultado coincide con el de la última imagen en todas las del lote",
        "Mira si cada vuelta del bucle de las imágenes guarda en su sitio o en todo el lote.",
        with_output(lambda z: z[-1:].repeat(len(z), axis=0)),
        _SOME,
    ),
    Mistake(
        "lote-sumado",
        "tu resultado coincide con sumar entre sí las imágenes del lote",
        "Cada imagen da su propia salida: mira sobre qué ejes sumas.",
        with_input(lambda x: np.broadcast_to(x.sum(axis=0), x.shape)),
        _SOME,
    ),
    Mistake(
        "activacion-incluida",
        "tu resultado coincide con cambiar por 0 los valores negativos de la salida",
        "Mira si aplicas una función de activación: la capa de esta unidad no la lleva.",
        with_output(lambda z: z.clip(min=0)),
        _ZEROS,
    ),
    *WINDOW_MISTAKES,
)
