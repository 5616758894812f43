"""Errores conocidos de ``conv_forward``: los de los valores y los de la posición de las ventanas."""

from grader.exercises import arrays
from grader.exercises.catalogue import catalogue, said
from grader.exercises.conv_forward.program import (
    ORDERS,
    added_up,
    by_column,
    forward,
    of_the_image,
    only,
    onwards,
    onwards_in_the_batch,
    times,
)
from grader.exercises.conv_forward.size_mistakes import SIZE_MISTAKES
from grader.exercises.conv_forward.window_mistakes import SAID as PLACES
from grader.exercises.conv_forward.window_mistakes import WINDOW_MISTAKES
from grader.exercises.convolve.mistakes import SAID as ONE_WINDOW
from grader.exercises.convolve.program import one_index, turned_once, turns

_SAID = (
    ONE_WINDOW
    | PLACES
    | said("""
`filtro-invertido-en-todos-los-ejes`: tu resultado coincide con invertir cada filtro en sus tres ejes, también
  en el de los canales
→ Mira si usas una función que invierte el filtro; aquí cada casilla va con la de su misma posición.
`salida-transpuesta`: tu resultado coincide con la salida con filas y columnas intercambiadas
→ Mira el orden de los dos últimos índices cuando guardas cada valor.
`filtros-al-final`: tu resultado coincide con dejar los filtros en el último eje
`filtros-delante-del-lote`: tu resultado coincide con poner los filtros delante de las imágenes
→ Imprime la forma de lo que devuelves: el eje de los filtros es el segundo.
`suma-por-suma`: tu resultado coincide con multiplicar la suma de cada canal de la ventana por la de su kernel
→ Mira en qué orden multiplicas y sumas: primero va cada casilla con la suya.
`media-de-la-ventana`: tu resultado coincide con hacer la media de los productos de cada ventana en lugar de
  la suma
→ La convolución suma los productos; no los divide entre cuántos son.
`sesgo-del-primer-filtro`: tu resultado coincide con usar en todos los filtros el sesgo del primero
→ Cada filtro tiene su sesgo: mira con qué índice lees b.
`sesgo-de-la-imagen`: tu función coincide con la que elige el sesgo por la imagen y no por el filtro
→ Cada filtro tiene su sesgo: mira con qué índice lees b.
`sesgo-dos-veces`: tu resultado coincide con sumar el sesgo dos veces
→ Mira si la pieza que usas ya lo suma.
`suma-de-los-sesgos`: tu resultado coincide con sumar en cada casilla los sesgos de todos los filtros
→ Cada filtro tiene su sesgo: mira si usas b entero donde va uno de sus números.
`sesgo-por-columnas`: tu función hace lo mismo que sumar b al final: NumPy lo reparte por columnas, o falla si
  no encajan
→ Compara la forma de b con la de la salida: el eje de los filtros es el segundo, no el último.
`solo-primer-filtro`: tu resultado coincide con calcular solo el primer filtro
→ Mira si hay un `return` dentro del bucle de los filtros, o un índice fijo en 0 en la salida.
`primer-filtro-en-todos`: tu resultado coincide con usar en todos los casos los pesos del primer filtro
→ Mira con qué índice lees W en cada vuelta.
`ultimo-filtro-en-todos`: tu resultado coincide con poner lo del último filtro en todos los mapas
→ Mira si cada vuelta del bucle de los filtros guarda en su mapa o en todos.
`solo-primera-imagen`: tu resultado coincide con calcular solo la primera imagen del lote
→ Mira si un `return` o el índice de la imagen se queda dentro del primer bucle.
`primera-imagen-en-todas`: tu resultado coincide con usar la primera imagen en todas las del lote
→ Mira con qué índice lees la entrada en cada vuelta.
`ultima-imagen-en-todas`: tu resultado coincide con poner lo de la última imagen en todas las del lote
→ Mira si cada vuelta del bucle de las imágenes guarda en su sitio o en todo el lote.
`lote-sumado`: tu resultado coincide con sumar entre sí las imágenes del lote
→ Cada imagen da su propia salida: mira sobre qué ejes sumas.
`todo-ceros`: tu resultado vale 0 en todas las casillas
→ Mira si lo que calculas llega a guardarse en el array que devuelves.
`activacion-incluida`: tu resultado coincide con cambiar por 0 los valores negativos de la salida
→ Mira si aplicas una función de activación: la capa de esta unidad no la lleva.
`canal-fijo-en-la-entrada`: tu resultado coincide con multiplicar todos los canales del filtro por el primero
  de la entrada
`canal-fijo-en-el-filtro`: tu resultado coincide con multiplicar todos los canales de la entrada por el
  primero del filtro
→ Mira con qué índices tomas la ventana y el filtro: ¿llevan los dos todos los canales?
`mapa-sin-reiniciar`: tu resultado coincide con acumular cada mapa sobre el anterior, sin volver a 0
→ Mira en qué bucle pones el mapa a 0: cada filtro de cada imagen empieza uno.
`sesgo-en-toda-la-salida`: tu resultado coincide con sumar el sesgo de cada filtro también a los mapas que ya
  estaban hechos
→ Mira a qué parte de la salida sumas b dentro del bucle de los filtros.
`bucles-cortos`: tu resultado coincide con no usar la última fila ni la última columna de cada ventana
→ Un `range` de Python no incluye el final: cuenta cuántas vueltas da cada bucle.
`bucles-desde-uno`: tu resultado coincide con no usar la primera fila ni la primera columna de cada ventana
→ En Python se cuenta desde 0: mira dónde empieza cada bucle.
`columnas-u-v-c`: tu resultado coincide con aplanar cada ventana en el orden fila, columna, canal, y el filtro
  en el orden canal, fila, columna
`pesos-u-v-c`: tu resultado coincide con aplanar cada filtro en el orden fila, columna, canal, y la ventana en
  el orden canal, fila, columna
`pesos-v-u-c`: tu resultado coincide con aplanar cada filtro en el orden columna, fila, canal, y la ventana en
  el orden canal, fila, columna
→ Compara en qué orden quedan los números de la ventana y los del filtro al aplanar: debe ser el mismo.
`pesos-sin-trasponer`: tu resultado coincide con pasar W a una matriz de F columnas con reshape, sin trasponer
→ `reshape` no reordena: imprime la primera columna de tus pesos y compárala con el primer filtro.
`suma-sin-reiniciar`: tu resultado coincide con una suma que no vuelve a empezar de 0 en cada casilla
→ Mira en qué bucle pones la suma a 0.
`suma-de-los-filtros`: tu resultado coincide con usar en cada mapa la suma de todos los filtros
→ Mira si usas W entero donde va uno de sus filtros.
`reshape-sin-trasponer`: tu resultado coincide con repartir los números con reshape sin llevar antes cada eje
  a su sitio
→ Imprime la forma antes del reshape: ¿en qué orden van las imágenes y los filtros?
""")
)

_DECIDED = {
    "Falla «valores, stride 1» desde la primera casilla": {
        "filtro-rotado": {"turn": lambda W: W.flip(2, 3)},
        "filtro-invertido-en-todos-los-ejes": {"turn": lambda W: W.flip(1, 2, 3)},
        "filtro-reflejado": {"turn": lambda W: W.flip(3)},
        "filtro-cabeza-abajo": {"turn": lambda W: W.flip(2)},
        "filtro-transpuesto": {"turn": lambda W: W.transpose(2, 3)},
        "filtro-rotado-un-cuarto": turns(turned_once, 2, "turn"),
        "indice-repetido": turns(one_index, 4, "turn"),
        "canales-invertidos": {"turn": lambda W: W.flip(1)},
        "canales-y-filas-invertidos": {"turn": lambda W: W.flip(1, 2)},
        "bucles-cortos": {"turn": only(..., slice(-1), slice(-1))},
        "bucles-desde-uno": {"turn": only(..., slice(1, None), slice(1, None))},
        **{name: way for name, way in ORDERS.items() if name != "pesos-sin-trasponer"},
        "canales-cruzados": {
            "given": lambda x: x.sum(1, keepdim=True).expand(x.shape),
            "channel_of": lambda W: (W.sum(1, keepdim=True) / W.shape[1]).expand(W.shape),
        },
        "producto-matricial": {"turn": lambda W: W.sum(3)[:, :, None].expand(W.shape)},
        "un-solo-canal": {"channels": slice(1)},
        "ultimo-canal": {"channels": slice(-1, None)},
        "ultimo-canal-sin-sesgo": {"channels": slice(-1, None), "bias": lambda z, b, kernel: z},
        "salida-transpuesta": {"turned": lambda z: z.transpose(2, 3)},
        "canal-fijo-en-la-entrada": {"given": lambda x: x[:, :1].expand(x.shape)},
        "canal-fijo-en-el-filtro": {"channel_of": lambda W: W[:, :1].expand(W.shape)},
        "suma-sin-reiniciar": (
            *({"arranged": added_up(first, 3)} for first in (0, 2, 3)),
            {"then": added_up(2, 3)},
        ),
        "salida-de-enteros": {"then": lambda z: z.trunc()},
    },
    "Con una entrada y un filtro de unos, las casillas no valen C·f·f": {
        "suma-por-suma": {"turn": lambda W: W.sum((2, 3), keepdim=True).expand(W.shape)},
        "media-de-la-ventana": {"scale": lambda W: 1 / W[0].numel()},
        "canales-promediados": (
            {"scale": lambda W: 1 / W.shape[1]},
            {"bias": lambda z, b, kernel: (z + b[:, None, None]) / kernel.shape[1]},
        ),
    },
    "Falla «sesgo»": {
        "sin-sesgo": {"bias": lambda z, b, kernel: z},
        "sesgo-dentro": times(lambda channels, f: channels * f * f),
        "sesgo-por-canal": times(lambda channels, f: channels),
        "sesgo-por-fila": times(lambda channels, f: channels * f),
        # con un solo canal serían los de antes
        "sesgo-por-posicion": {"channels": slice(None), **times(lambda channels, f: f * f)},
        "sesgo-por-fila-del-filtro": {"channels": slice(None), **times(lambda channels, f: f)},
        "sesgo-restado": times(lambda channels, f: -1),
        "sesgo-dos-veces": times(lambda channels, f: 2),
        "sesgo-multiplicado": {"bias": lambda z, b, kernel: z * b[:, None, None]},
        "sesgo-en-toda-la-salida": ({"bias": onwards}, {"bias": onwards_in_the_batch}),
        "sesgo-del-primer-filtro": {"bias": lambda z, b, kernel: z + b[0]},
        "sesgo-de-la-imagen": {"bias": of_the_image},
        "suma-de-los-sesgos": {"bias": lambda z, b, kernel: z + b.sum()},
        "sesgo-por-columnas": {"bias": by_column},
    },
    "Hay casillas con 0 donde esperábamos otro número": {
        "solo-primer-filtro": {"saved": only(slice(None), slice(1))},
        "solo-primera-imagen": {"saved": only(slice(1))},
        "todo-ceros": {"saved": arrays.zeros_like},
        "activacion-incluida": {"then": lambda z: z.clip(min=0)},
    },
    "Falla «varios filtros», «varias imágenes en el lote» o «imagen no cuadrada»": {
        "primer-filtro-en-todos": {"filters": lambda W: W[:1].expand(W.shape)},
        "ultimo-filtro-en-todos": {"saved": lambda z: z[:, -1:].expand(z.shape)},
        "primera-imagen-en-todas": {"images": lambda x: x[:1].expand(x.shape)},
        "ultima-imagen-en-todas": {"images": lambda x: x[-1:].expand(x.shape)},
        "lote-sumado": {"images": lambda x: x.sum(0).expand(x.shape)},
        "filtros-al-final": {"turned": lambda z: z.permute(0, 2, 3, 1)},
        "filtros-delante-del-lote": {"turned": lambda z: z.transpose(0, 1)},
        "mapa-sin-reiniciar": (
            *({"arranged": added_up(first, 1)} for first in (0, 1)),
            {"then": added_up(0, 1)},
        ),
        "pesos-sin-trasponer": ORDERS["pesos-sin-trasponer"],
        "suma-de-los-filtros": {"filters": lambda W: W.sum(0).expand(W.shape)},
        "reshape-sin-trasponer": (
            {"turned": lambda z: z.transpose(0, 1).reshape(z.shape)},
            {"turned": lambda z: z.permute(0, 2, 3, 1).reshape(z.shape)},
        ),
    },
}

MISTAKES = (*catalogue(forward, _SAID, _DECIDED), *WINDOW_MISTAKES, *SIZE_MISTAKES)
