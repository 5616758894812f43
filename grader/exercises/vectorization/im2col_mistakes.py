"""Errores conocidos de ``im2col``."""

from math import ceil, floor

import torch

from grader.exercises.catalogue import catalogue, either, said
from grader.exercises.conv_forward.program import frame
from grader.exercises.vectorization.program import Tensor, im2col, written
from grader.exercises.vectorization.windows_mistakes import ASSIGNED, FIRST, OBLONG, STRIDE

_ROWS = "Las filas son las esperadas, en otro orden"
_INSIDE = "En cada fila están los números esperados, en otro orden"
_SHAPE = "La salida tiene forma (…) y esperábamos forma (…), es decir, (N·H'·W', C·f·f)"
_PADDING = "Fallan los casos con padding"
_COUNT = "Sobran o faltan filas"


def everywhere(x: Tensor, p: int) -> Tensor:
    """``np.pad(x, p)``: también hay marco antes y después de las imágenes y de los canales."""
    return torch.nn.functional.pad(x, (p,) * 8)


_SAID = said("""
`filas-por-posicion`: tus filas coinciden con las correctas en el orden y, x, n: la posición antes que la
  imagen
`filas-por-columnas`: tus filas coinciden con las correctas en el orden n, x, y: primero se baja y luego se
  avanza
→ Las filas van en orden n, y, x: imprime los ejes del array justo antes del último reshape.
`columnas-u-v-c`: cada fila coincide con la correcta en el orden u, v, c: el canal, el último
`columnas-c-v-u`: cada fila coincide con la correcta en el orden c, v, u: la ventana, leída por columnas
→ Las columnas van en orden c, u, v: imprime los ejes del array justo antes del último reshape.
`reshape-sin-trasponer`: tu resultado coincide con repartir con reshape un array (N, C, H', W', f, f), sin
  llevar antes cada eje a su sitio
→ `reshape` no reordena: mira en qué orden están los ejes antes del reshape.
`reshape-con-la-ventana-delante`: tu resultado coincide con repartir con reshape un array (N, C, f, f, H',
  W'), sin llevar antes cada eje a su sitio
→ `reshape` no reordena: las ventanas tienen que ir antes que lo que hay dentro de ellas.
`ventana-rotada`: tu resultado coincide con girar cada ventana 180°
→ Una ventana se lee en el orden de la imagen: mira si algún índice va hacia atrás.
`traspuesta`: tu resultado coincide con trasponer la matriz: una columna por ventana
→ Aquí cada ventana es una fila: mira la forma de lo que devuelves.
`lote-sin-juntar`: tu resultado coincide con dejar las imágenes en un eje aparte
→ Las ventanas de todas las imágenes van seguidas, en una sola matriz.
`una-sola-imagen`: tu resultado coincide con las filas de la primera imagen, sin las demás
→ Mira cuántas imágenes recorres y cuántas filas creas.
`un-solo-canal`: tu resultado coincide con las columnas del primer canal, sin las demás
→ Cada ventana abarca todos los canales: mira cuántas columnas creas.
`sin-padding`: tu resultado coincide con no rellenar la entrada
→ Mira de qué array sacas las ventanas: ¿del original o del que lleva el marco?
`padding-fijo-en-uno`: tu resultado coincide con un padding de 1 en todos los casos
→ Mira si el ancho del marco sale del argumento padding.
`padding-doble`: tu resultado coincide con un marco de ancho 2·padding en cada lado
→ Mira si el marco se añade dos veces, o si multiplicas por 2 algo que ya va a los dos lados.
`padding-a-un-solo-lado`: tu resultado coincide con poner todo el marco abajo y a la derecha
→ Imprime la entrada con su marco y mira en qué fila y en qué columna empieza la imagen.
`padding-en-todos-los-ejes`: tu resultado coincide con rellenar también el lote y los canales
→ Imprime la forma de la entrada con su marco: solo crecen el alto y el ancho.
`padding-con-valores-del-borde`: tu resultado coincide con un marco que repite los valores del borde en
  lugar de ceros
→ Imprime la entrada con su marco y mira qué valores tiene.
`tamano-sin-padding`: tu resultado coincide con las ventanas que habría sin padding
→ La entrada lleva su marco; mira si el número de ventanas cuenta con él.
`stride-fijo-en-uno`: tu resultado coincide con un stride de 1 en todos los casos
→ Mira si stride aparece en tu código y en qué ejes salta.
`stride-ignorado`: la forma es la correcta y los valores coinciden con mover la ventana de 1 en 1
→ El stride entra también en dónde empieza cada ventana, no solo en cuántas hay.
`stride-solo-en-filas`: la forma es la correcta y los valores coinciden con mover la ventana de 1 en 1 por
  las columnas
`stride-solo-en-columnas`: la forma es la correcta y los valores coinciden con mover la ventana de 1 en 1
  por las filas
→ Compara cómo calculas dónde empieza la ventana en las filas y en las columnas.
`salto-de-f`: tu función coincide con la que mueve la ventana tantas casillas como su lado
→ Lo que se mueve la ventana es stride, no su lado.
`ancho-desde-el-alto`: tu función hace lo mismo que contar tantas columnas de ventanas como filas
`tamanos-cambiados`: tu función hace lo mismo que cambiar entre sí las filas y las columnas de ventanas
`ventanas-traspuestas`: tu función coincide con la que empieza la ventana (y, x) en la fila x y en la
  columna y
→ Mira con qué eje de la entrada va cada tamaño y cada índice.
`falta-la-ultima-ventana`: tu resultado coincide con dejarse las ventanas de la última fila y la última
  columna
→ Cuenta a mano las ventanas de tamaño 3 que caben en una fila de 3 casillas.
`tamano-hacia-arriba`: tu función falla justo cuando el stride no divide, como la que redondea hacia arriba
→ Una ventana que no cabe entera no se cuenta.
`exige-que-el-stride-divida`: tu función se niega justo cuando el stride no divide
→ Un stride que no divide es válido: lo que sobra no entra en ninguna ventana.
`primera-imagen-en-todas`: tu resultado coincide con usar la primera imagen en todas las del lote
`ultima-imagen-en-todas`: tu resultado coincide con usar la última imagen en todas las del lote
→ Mira con qué índice lees la entrada, y en qué filas guardas cada imagen.
`primer-canal-en-todos`: tu resultado coincide con usar el primer canal en todos
→ Mira con qué índice lees el canal de la entrada.
""")

_DECIDED = {
    _ROWS: {
        "filas-por-posicion": {"order": "ijncuv"},
        "filas-por-columnas": {"order": "njicuv"},
    },
    _INSIDE: {
        "columnas-u-v-c": {"order": "nijuvc"},
        "columnas-c-v-u": {"order": "nijcvu"},
        "reshape-sin-trasponer": {"laid": written("ncijuv")},
        "reshape-con-la-ventana-delante": {"laid": written("ncuvij")},
        "ventana-rotada": {"laid": lambda w: w.flip(3, 5)},
    },
    _SHAPE: {
        "traspuesta": {"shaped": lambda w: w.flatten(3).flatten(0, 2).T},
        "lote-sin-juntar": {"shaped": lambda w: w.flatten(3).flatten(1, 2)},
        "una-sola-imagen": {"images": lambda x: x[:1]},
        "un-solo-canal": {"images": lambda x: x[:, :1]},
    },
    _PADDING: {
        "sin-padding": {"paddings": lambda p: 0},
        "padding-fijo-en-uno": {"paddings": lambda p: 1},
        "padding-doble": {"framed": frame(2, 2, 2, 2)},
        "padding-a-un-solo-lado": {"framed": frame(0, 2, 0, 2)},
        "padding-en-todos-los-ejes": {"framed": everywhere},
        "padding-con-valores-del-borde": {"framed": frame(1, 1, 1, 1, mode="replicate")},
    },
    STRIDE: {
        "stride-fijo-en-uno": {"strides": lambda s: 1},
        "stride-ignorado": {"step": lambda s, f: (1, 1)},
        "stride-solo-en-filas": {"step": lambda s, f: (s, 1)},
        "stride-solo-en-columnas": {"step": lambda s, f: (1, s)},
        "salto-de-f": either({"step": lambda s, f: (f, f)}, **ASSIGNED),
    },
    OBLONG: {
        "ancho-desde-el-alto": either({"count": lambda z: (z.room[0],) * 2}, **ASSIGNED),
        "tamanos-cambiados": either({"count": lambda z: z.room[::-1]}, **ASSIGNED),
        "ventanas-traspuestas": either({"swapped": "ventana"}, **ASSIGNED),
    },
    FIRST: {
        "primera-imagen-en-todas": {"images": lambda x: x[:1].expand(x.shape)},
        "ultima-imagen-en-todas": {"images": lambda x: x[-1:].expand(x.shape)},
        "primer-canal-en-todos": {"images": lambda x: x[:, :1].expand(x.shape)},
    },
    _COUNT: {
        "tamano-sin-padding": {"count": lambda z: z.counted(floor, frame=0)},
        "falta-la-ultima-ventana": {"count": lambda z: z.counted(floor, first=0)},
        "tamano-hacia-arriba": either({"count": lambda z: z.counted(ceil)}, **ASSIGNED),
        "exige-que-el-stride-divida": {"refuses": lambda z: any((n + 2 * z.p - z.f) % z.s for n in z.n)},
    },
}

MISTAKES = tuple(catalogue(im2col, _SAID, _DECIDED))
