"""Errores conocidos de ``conv_forward`` en dónde está cada ventana: padding, stride y tamaños."""

from grader.exercises.base import Mistake
from grader.exercises.conv_forward.oracles import (
    conv,
    fails_when,
    filters_from_channels,
    framed,
    holes,
    many_windows,
    rooms,
    same_side,
    short_loop,
    size_without_padding,
    stepping,
    too_many,
    window_of_stride,
    windows_of_side,
    with_output,
)

# los títulos de las ayudas del cuaderno
_STRIDE = "Solo fallan «stride…» y «casos límite»"
_PADDING = "Falla «padding»"
_SHAPE = "«La salida tiene forma (…) y esperábamos forma (…)»"
_INDEX = "«index 3 is out of bounds…»"
_WINDOW = "«operands could not be broadcast together with shapes (2,3,2) (2,3,3)»"
_SOME = "Falla «varios filtros», «varias imágenes en el lote» o «imagen no cuadrada»"
_REMAINDER = "Da un error solo cuando el stride no divide"
_ZEROS = "Hay casillas con 0 donde esperábamos otro número"

WINDOW_MISTAKES = (
    Mistake(
        "sin-padding",
        "tu resultado coincide con no rellenar la entrada",
        "Mira de qué array sacas las ventanas: ¿del original o del que lleva el marco?",
        lambda x, W, b, s, p: conv(x, W, b, s, 0),
        _PADDING,
    ),
    Mistake(
        "falla-con-padding",
        "tu función falla justo cuando padding no es 0",
        "Mira de qué array tomas las ventanas, y qué ejes llevan marco.",
        fails_when(lambda x, W, b, s, p: p > 0),
        _WINDOW,
    ),
    Mistake(
        "padding-fijo-en-uno",
        "tu resultado coincide con un padding de 1 en todos los casos",
        "Mira si el ancho del marco sale del argumento padding.",
        lambda x, W, b, s, p: conv(x, W, b, s, 1),
        _PADDING,
    ),
    Mistake(
        "padding-doble",
        "tu resultado coincide con un marco de ancho 2·padding en cada lado",
        "Mira si el marco se añade dos veces, o si multiplicas por 2 algo que ya va a los dos lados.",
        framed(2, 2, 2, 2),
        _PADDING,
    ),
    Mistake(
        "padding-solo-en-filas",
        "tu resultado coincide con poner marco arriba y abajo, y no a los lados",
        "Imprime la entrada con su marco y cuenta las columnas.",
        framed(0, 0, 1, 1),
        _PADDING,
    ),
    Mistake(
        "padding-solo-en-columnas",
        "tu resultado coincide con poner marco a los lados, y no arriba y abajo",
        "Imprime la entrada con su marco y cuenta las filas.",
        framed(1, 1, 0, 0),
        _PADDING,
    ),
    Mistake(
        "padding-a-un-solo-lado",
        "tu resultado coincide con poner todo el marco abajo y a la derecha",
        "Imprime la entrada con su marco y mira en qué fila y en qué columna empieza la imagen.",
        framed(0, 2, 0, 2),
        _PADDING,
    ),
    Mistake(
        "padding-con-valores-del-borde",
        "tu resultado coincide con un marco que repite los valores del borde en lugar de ceros",
        "Imprime la entrada con su marco y mira qué valores tiene.",
        framed(1, 1, 1, 1, mode="replicate"),
        _PADDING,
    ),
    Mistake(
        "tamano-sin-padding",
        "tu resultado coincide con el correcto recortado al tamaño que habría sin padding",
        "La entrada lleva su marco; mira si el tamaño de la salida cuenta con él.",
        size_without_padding,
        _PADDING,
    ),
    Mistake(
        "stride-ignorado",
        "la forma es la correcta y los valores coinciden con mover la ventana de 1 en 1",
        "El stride entra también en dónde empieza cada ventana, no solo en cuántas hay.",
        stepping(False, False),
        _STRIDE,
    ),
    Mistake(
        "stride-solo-en-filas",
        "la forma es la correcta y los valores coinciden con mover la ventana de 1 en 1 por las columnas",
        "Compara cómo calculas dónde empieza la ventana en las filas y en las columnas.",
        stepping(True, False),
        _STRIDE,
    ),
    Mistake(
        "stride-solo-en-columnas",
        "la forma es la correcta y los valores coinciden con mover la ventana de 1 en 1 por las filas",
        "Compara cómo calculas dónde empieza la ventana en las filas y en las columnas.",
        stepping(False, True),
        _STRIDE,
    ),
    Mistake(
        "stride-fijo-en-uno",
        "tu resultado coincide con un stride de 1 en todos los casos",
        "Mira si stride aparece en tu código, en el tamaño de la salida y en dónde empieza cada ventana.",
        lambda x, W, b, s, p: conv(x, W, b, 1, p),
        _STRIDE,
    ),
    Mistake(
        "posicion-de-la-entrada",
        "tu función se sale de un array justo cuando el stride es mayor que 1",
        "Imprime la posición en la entrada y en la salida: con stride 2 o 3 no son la misma.",
        fails_when(many_windows, IndexError),
        _INDEX,
    ),
    Mistake(
        "ventana-fuera-con-stride",
        "tu función falla justo cuando el stride es mayor que 1, como si el stride contara dos veces",
        "Imprime los cuatro límites de la ventana y su forma: la que se sale de la entrada queda cortada.",
        fails_when(many_windows),
        _WINDOW,
    ),
    Mistake(
        "posiciones-sin-rellenar",
        "tu resultado coincide con el correcto en una de cada stride filas y columnas, y con 0 en las demás",
        "Mira de cuánto en cuánto avanzan los índices con los que guardas en la salida.",
        holes,
        _ZEROS,
    ),
    Mistake(
        "ventana-de-lado-stride",
        "tu función hace lo mismo que tomar ventanas de lado stride en lugar de f",
        "Imprime la forma de la ventana: tiene que ser la del filtro.",
        window_of_stride,
        _WINDOW,
    ),
    Mistake(
        "falla-si-stride-no-es-f",
        "tu función falla justo cuando el stride no es igual al lado del filtro",
        "Imprime la forma de la ventana: tiene que ser la del filtro.",
        fails_when(lambda x, W, b, s, p: s != W.shape[-1]),
        _WINDOW,
    ),
    Mistake(
        "falla-si-el-stride-no-divide",
        "tu función falla justo cuando el stride no divide, como ocurre si se redondea hacia arriba",
        "Mira cómo redondeas el tamaño de la salida: una ventana que no cabe entera no se cuenta.",
        fails_when(lambda x, W, b, s, p: any(room % s for room in rooms(x, W, p))),
        _REMAINDER,
    ),
    Mistake(
        "tamano-redondeado",
        "tu función falla justo cuando redondear el tamaño de la salida cuenta una ventana de más",
        "Mira cómo redondeas el tamaño de la salida: una ventana que no cabe entera no se cuenta.",
        too_many(lambda steps: round(steps + 1)),
        _REMAINDER,
    ),
    Mistake(
        "saltos-redondeados",
        "tu función falla justo cuando redondear el número de saltos cuenta una ventana de más",
        "Mira cómo redondeas antes de sumar la primera ventana: la que no cabe entera no se cuenta.",
        too_many(lambda steps: round(steps) + 1),
        _REMAINDER,
    ),
    Mistake(
        "falta-la-ultima-ventana",
        "tu resultado coincide con el correcto sin la última fila ni la última columna",
        "Cuenta a mano cuántas ventanas caben: al número de saltos hay que añadirle la primera.",
        with_output(lambda z: z[:, :, :-1, :-1]),
        _SHAPE,
    ),
    Mistake(
        "ancho-desde-el-alto",
        "tu función hace lo mismo que calcular el ancho de la salida con el alto de la entrada",
        "Mira con qué eje de layer_input calculas cada tamaño de la salida.",
        same_side(2),
        _SHAPE,
    ),
    Mistake(
        "alto-desde-el-ancho",
        "tu función hace lo mismo que calcular el alto de la salida con el ancho de la entrada",
        "Mira con qué eje de layer_input calculas cada tamaño de la salida.",
        same_side(3),
        _SHAPE,
    ),
    Mistake(
        "falla-si-no-es-cuadrada",
        "tu función falla justo cuando el alto y el ancho de la salida son distintos",
        "Mira si filas y columnas van en el mismo orden en la forma de la salida y en los índices.",
        fails_when(lambda *a: len(set(conv(*a).shape[2:])) > 1, IndexError),
        _INDEX,
    ),
    Mistake(
        "columnas-hasta-el-alto",
        "la forma es la correcta, pero las columnas solo se recorren hasta el alto de la salida",
        "Mira el límite del bucle de las columnas.",
        short_loop,
        _SOME,
    ),
    Mistake(
        "filtros-desde-los-canales",
        "tu función hace lo mismo que calcular tantos filtros como canales tiene la entrada",
        "En la forma de W, el número de filtros es el primer eje y el de canales, el segundo.",
        filters_from_channels,
        _SHAPE,
    ),
    Mistake(
        "falla-si-f-no-es-el-numero-de-filtros",
        "tu función falla justo cuando el lado del filtro no es igual al número de filtros",
        "En la forma de W, el lado del filtro son los dos últimos ejes.",
        fails_when(lambda x, W, b, s, p: W.shape[0] != W.shape[-1]),
        _WINDOW,
    ),
    Mistake(
        "lado-desde-los-filtros",
        "tu función hace lo mismo que tomar como lado del filtro el número de filtros",
        "En la forma de W, el lado del filtro son los dos últimos ejes.",
        lambda x, W, b, s, p: windows_of_side(x, W, b, s, p, W.shape[0]),
        _SHAPE,
    ),
)
