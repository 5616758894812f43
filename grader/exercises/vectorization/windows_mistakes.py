"""Errores conocidos de ``windows``."""

from math import ceil, floor

from grader.exercises.catalogue import catalogue, either, said
from grader.exercises.vectorization.program import Tensor, windows
from grader.exercises.walk import Sizes

ORDER = "La salida tiene 6 ejes, pero en otro orden"
STRIDE = "Fallan los casos con stride mayor que 1"
OBLONG = "Solo falla «imagen no cuadrada»"
FIRST = "Solo está bien la primera imagen, o el primer canal"
_INSIDE = "Dentro de cada ventana, las filas salen como columnas"
_COUNT = "Sobran o faltan ventanas"

#: Al guardar una ventana cortada, NumPy estira sin avisar un lado de una casilla.
ASSIGNED = {"grows": "ventana"}


def assumed_by_rows(x: Tensor) -> Tensor:
    """Los números de un array guardado por columnas, leídos de la memoria como si estuviera por filas."""
    return x if x.is_contiguous() else x.permute(3, 2, 1, 0).reshape(x.shape)


def _rows_only(z: Sizes) -> tuple[int, int]:
    return z.room[0], z.n[1] + 2 * z.p - z.f + 1


def _columns_only(z: Sizes) -> tuple[int, int]:
    return z.n[0] + 2 * z.p - z.f + 1, z.room[1]


_SAID = said("""
`ejes-de-la-ventana-delante`: tu resultado coincide con poner los ejes de la ventana delante de los de
  la posición: (N, C, f, f, H', W')
`canales-junto-a-la-ventana`: tu resultado coincide con poner los ejes en el orden (N, H', W', C, f, f)
`posicion-delante-del-lote`: tu resultado coincide con poner los ejes en el orden (H', W', N, C, f, f)
→ Imprime la forma de lo que devuelves y di de qué es cada eje: se piden (N, C, H', W', f, f).
`posicion-traspuesta`: tu resultado coincide con intercambiar la fila y la columna de la posición
→ La fila de la ventana va antes que su columna: mira el orden del tercer eje y del cuarto.
`ventana-traspuesta`: tu resultado coincide con intercambiar filas y columnas dentro de cada ventana
→ Mira el orden de los dos últimos ejes, o qué salto lleva cada uno.
`ventana-rotada`: tu resultado coincide con girar cada ventana 180°
→ Una ventana se lee en el orden de la imagen: mira si algún corte va hacia atrás.
`stride-fijo-en-uno`: tu resultado coincide con un stride de 1 en todos los casos
→ Mira si stride aparece en tu código y en qué ejes salta.
`stride-ignorado`: la forma es la correcta y los valores coinciden con mover la ventana de 1 en 1
→ El stride entra también en dónde empieza cada ventana, no solo en cuántas hay.
`stride-dentro-de-la-ventana`: tu resultado coincide con saltar de stride en stride dentro de cada ventana,
  y no entre ventanas
→ Mira sobre qué ejes saltas: los de la posición son el tercero y el cuarto.
`stride-dos-veces`: tu resultado coincide con mover la ventana stride · stride casillas
→ Cuenta cuántas veces entra el stride en lo que se mueve la ventana.
`stride-solo-en-filas`: tu resultado coincide con usar el stride en las filas, pero no en las columnas
`stride-solo-en-columnas`: tu resultado coincide con usar el stride en las columnas, pero no en las filas
→ Compara lo que haces con el eje de las filas y con el de las columnas.
`salto-de-f`: tu función coincide con la que mueve la ventana tantas casillas como su lado
→ Lo que se mueve la ventana es stride, no su lado.
`ventana-de-lado-stride`: tu resultado coincide con tomar ventanas de lado stride
→ Imprime la forma de una ventana: su lado es filter_size.
`ancho-desde-el-alto`: tu función hace lo mismo que contar tantas columnas de ventanas como filas
`tamanos-cambiados`: tu función hace lo mismo que cambiar entre sí las filas y las columnas de ventanas
→ Mira con qué eje de X calculas cada tamaño.
`exige-imagen-cuadrada`: tu función se niega justo cuando la imagen no es cuadrada
→ El alto y el ancho pueden ser distintos: mira qué exige tu función.
`orden-por-filas-supuesto`: tu resultado coincide con leer la memoria como si el array estuviera guardado
  por filas, y falla cuando está por columnas
→ Los saltos en bytes de un array están en su `.strides`: compáralos con los que usas.
`falta-la-ultima-ventana`: tu resultado coincide con dejarse la última fila y la última columna de ventanas
→ Cuenta a mano las ventanas de tamaño 3 que caben en una fila de 3 casillas.
`tamano-hacia-arriba`: tu función falla justo cuando el stride no divide, como la que redondea hacia arriba
→ Una ventana que no cabe entera no se cuenta.
`tamano-sin-filtro`: tu función hace lo mismo que contar las ventanas sin restar el lado del filtro
→ Mira qué se divide entre el stride: el espacio que le queda a la ventana para moverse.
`exige-que-el-stride-divida`: tu función se niega justo cuando el stride no divide
→ Un stride que no divide es válido: lo que sobra no entra en ninguna ventana.
`una-sola-imagen`: tu resultado coincide con mirar la primera imagen, sin las demás
`primera-imagen-en-todas`: tu resultado coincide con usar la primera imagen en todas las del lote
→ Mira con qué índice lees el primer eje de X.
`primer-canal-en-todos`: tu resultado coincide con usar el primer canal en todos
→ Mira con qué índice lees el segundo eje de X.
""")

_DECIDED = {
    ORDER: {
        "ejes-de-la-ventana-delante": {"order": "ncuvij"},
        "canales-junto-a-la-ventana": {"order": "nijcuv"},
        "posicion-delante-del-lote": {"order": "ijncuv"},
        "posicion-traspuesta": {"order": "ncjiuv"},
    },
    _INSIDE: {
        "ventana-traspuesta": {"order": "ncijvu"},
        "ventana-rotada": {"laid": lambda w: w.flip(3, 5)},
    },
    STRIDE: {
        "stride-fijo-en-uno": {"strides": lambda s: 1},
        "stride-ignorado": {"step": lambda s, f: (1, 1)},
        "stride-dentro-de-la-ventana": {"strides": lambda s: 1, "then": lambda w, s: w[..., ::s, ::s]},
        "stride-dos-veces": {"strides": lambda s: s * s},
        "stride-solo-en-filas": {"step": lambda s, f: (s, 1), "count": _rows_only},
        "stride-solo-en-columnas": {"step": lambda s, f: (1, s), "count": _columns_only},
        "salto-de-f": either({"step": lambda s, f: (f, f)}, **ASSIGNED),
        "ventana-de-lado-stride": {"sides": lambda f, s: s},
    },
    OBLONG: {
        "ancho-desde-el-alto": either({"count": lambda z: (z.room[0],) * 2}, **ASSIGNED),
        "tamanos-cambiados": either({"count": lambda z: z.room[::-1]}, **ASSIGNED),
        "exige-imagen-cuadrada": {"refuses": lambda z: z.n[0] != z.n[1]},
    },
    "Falla con arrays guardados por columnas": {
        "orden-por-filas-supuesto": {"stored": assumed_by_rows},
    },
    _COUNT: {
        "falta-la-ultima-ventana": {"count": lambda z: z.counted(floor, first=0)},
        "tamano-hacia-arriba": either({"count": lambda z: z.counted(ceil)}, **ASSIGNED),
        "tamano-sin-filtro": either({"count": lambda z: tuple(n // z.s for n in z.n)}, **ASSIGNED),
        "exige-que-el-stride-divida": {"refuses": lambda z: any((n - z.f) % z.s for n in z.n)},
    },
    FIRST: {
        "una-sola-imagen": {"laid": lambda w: w[:1]},
        "primera-imagen-en-todas": {"laid": lambda w: w[:1].expand(w.shape)},
        "primer-canal-en-todos": {"laid": lambda w: w[:, :1].expand(w.shape)},
    },
}

MISTAKES = tuple(catalogue(windows, _SAID, _DECIDED))
