"""Errores conocidos de ``conv_forward`` en dónde está cada ventana: padding, stride y tamaños."""

from math import ceil, floor

from grader.exercises import arrays
from grader.exercises.catalogue import catalogue, either, said
from grader.exercises.conv_forward.program import (
    STRETCHED,
    by_height,
    every,
    everywhere,
    exchanged,
    forward,
    frame,
    listed,
    one_in_each,
    subsampled,
    wrapped,
)
from grader.exercises.walk import SHORT

SAID = said("""
`salida-de-enteros`: tu resultado coincide con perder los decimales
→ Mira de qué tipo es el array en el que guardas la salida.
`sin-padding`: tu resultado coincide con no rellenar la entrada
→ Mira de qué array sacas las ventanas: ¿del original o del que lleva el marco?
`falla-con-padding`: tu función falla justo cuando padding no es 0
→ Imprime la forma del array con el marco y el tamaño de la salida: mira qué ejes llevan marco, y si el tamaño
  lo cuenta dos veces.
`ventanas-sin-marco`: tu función hace lo mismo que sacar las ventanas de la entrada sin marco
→ El tamaño de la salida cuenta el marco: mira de qué array sacas las ventanas, ¿del original o del que lo
  lleva?
`padding-fijo-en-uno`: tu resultado coincide con un padding de 1 en todos los casos
→ Mira si el ancho del marco sale del argumento padding.
`marco-fijo-en-uno`: tu función hace lo mismo que poner siempre un marco de ancho 1, con el tamaño de salida
  correcto
→ Mira si el ancho del marco que pones sale del argumento padding.
`padding-doble`: tu resultado coincide con un marco de ancho 2·padding en cada lado
→ Mira si el marco se añade dos veces, o si multiplicas por 2 algo que ya va a los dos lados.
`padding-solo-en-filas`: tu resultado coincide con poner marco arriba y abajo, y no a los lados
→ Imprime la entrada con su marco y cuenta las columnas.
`padding-solo-en-columnas`: tu resultado coincide con poner marco a los lados, y no arriba y abajo
→ Imprime la entrada con su marco y cuenta las filas.
`padding-a-un-solo-lado`: tu resultado coincide con poner todo el marco abajo y a la derecha
→ Imprime la entrada con su marco y mira en qué fila y en qué columna empieza la imagen.
`padding-arriba-y-a-la-izquierda`: tu resultado coincide con poner todo el marco arriba y a la izquierda
→ Imprime la entrada con su marco y mira en qué fila y en qué columna empieza la imagen; si está en su sitio,
  mira si restas padding al leer un array que ya lo lleva.
`padding-segun-el-filtro`: tu resultado coincide con un padding que sale del lado del filtro
→ Mira si el ancho del marco sale del argumento padding.
`indices-negativos`: tu resultado coincide con un marco que arriba y a la izquierda lleva los valores del otro
  lado de la imagen
→ En Python un índice negativo cuenta desde el final: mira dónde empieza la primera ventana.
`stride-y-padding-cambiados`: tu función hace lo mismo que cambiar entre sí el stride y el padding al calcular
  el tamaño de la salida
`stride-y-filtro-cambiados`: tu función hace lo mismo que cambiar entre sí el stride y el lado del filtro al
  calcular el tamaño de la salida
→ Mira en qué orden van los números con los que calculas el tamaño.
`padding-con-valores-del-borde`: tu resultado coincide con un marco que repite los valores del borde en lugar
  de ceros
→ Imprime la entrada con su marco y mira qué valores tiene.
`tamano-sin-padding`: tu función hace lo mismo que calcular sin padding el tamaño de la salida
→ La entrada lleva su marco; mira si el tamaño de la salida cuenta con él.
`stride-ignorado`: la forma es la correcta y los valores coinciden con mover la ventana de 1 en 1
→ El stride entra también en dónde empieza cada ventana, no solo en cuántas hay.
`stride-solo-en-filas`: la forma es la correcta y los valores coinciden con mover la ventana de 1 en 1 por las
  columnas
`stride-solo-en-columnas`: la forma es la correcta y los valores coinciden con mover la ventana de 1 en 1 por
  las filas
→ Compara cómo calculas dónde empieza la ventana en las filas y en las columnas.
`columnas-sin-stride`: tu resultado coincide con una salida en la que las columnas van de 1 en 1
`filas-sin-stride`: tu resultado coincide con una salida en la que las filas van de 1 en 1
→ El stride vale en los dos ejes: mira en cuáles lo usas, en la salida y en las ventanas.
`stride-en-la-entrada`: tu función coincide con la que toma una de cada stride filas y columnas de la entrada,
  y después mueve la ventana de 1 en 1
→ Dentro de una ventana las casillas van seguidas: lo que avanza de stride en stride es dónde empieza.
`stride-igual-a-f`: tu resultado coincide con usar siempre el lado del filtro como stride
`stride-fijo-en-uno`: tu resultado coincide con un stride de 1 en todos los casos
→ Mira si stride aparece en tu código, en el tamaño de la salida y en dónde empieza cada ventana.
`posicion-de-la-entrada`: tu función se sale de un array justo cuando el stride es mayor que 1
→ Imprime la posición en la entrada y en la salida: con stride 2 o 3 no son la misma.
`recorre-la-entrada`: tu función coincide con la que avanza de stride en stride por toda la entrada
→ Compara cuántas vueltas da cada bucle con el tamaño de la salida: al final hay posiciones en las que no cabe
  otra ventana.
`ventana-fuera-con-stride`: tu función falla justo cuando el stride es mayor que 1, como si el stride faltara
  en el tamaño de la salida, o contara dos veces en la ventana
→ Mira si el tamaño de la salida cuenta con el stride; después, imprime los límites de cada ventana.
`ventana-hasta-f`: tu función hace lo mismo que acabar todas las ventanas en la fila y la columna f
`ventana-corta`: tu función hace lo mismo que tomar ventanas de lado f - 1
`ventana-larga`: tu función hace lo mismo que tomar ventanas de lado f + 1
→ Imprime la forma de cada ventana: mide f desde donde empieza.
`ventanas-cortadas`: tu resultado coincide con contar también las ventanas que se salen de la entrada, con lo
  que queda de ellas
→ Una ventana que no cabe entera no se cuenta: mira en qué posiciones empieza la última.
`posiciones-sin-rellenar`: tu resultado coincide con guardar solo en una de cada stride filas y columnas, y
  dejar 0 en las demás
→ Mira de cuánto en cuánto avanzan los índices con los que guardas en la salida.
`mapa-a-saltos`: tu resultado coincide con una salida del tamaño que tendría con stride 1, con ceros entre un
  valor y el siguiente
→ Mira con qué tamaño creas la salida y en qué posición guardas cada valor: no es la de la entrada.
`ventana-de-lado-stride`: tu función hace lo mismo que tomar ventanas de lado stride en lugar de f
`falla-si-stride-no-es-f`: tu función falla justo cuando el stride no es igual al lado del filtro
→ Imprime la forma de la ventana: tiene que ser la del filtro.
`falla-si-el-stride-no-divide`: tu función hace lo mismo que redondear hacia arriba el tamaño de la salida
`tamano-redondeado`: tu función falla justo cuando redondear el tamaño de la salida cuenta una ventana de más
→ Mira cómo redondeas el tamaño de la salida: una ventana que no cabe entera no se cuenta.
`saltos-redondeados`: tu función falla justo cuando redondear el número de saltos cuenta una ventana de más
→ Mira cómo redondeas antes de sumar la primera ventana: la que no cabe entera no se cuenta.
`falta-la-ultima-ventana`: tu función hace lo mismo que no contar la última fila ni la última columna de la
  salida
→ Cuenta a mano cuántas ventanas caben: al número de saltos hay que añadirle la primera, y un `range` no llega
  a su final.
`falta-la-ultima-ventana-en-un-eje`: tu función hace lo mismo que no contar la última fila, o la última
  columna, de la salida
→ Mira si el alto y el ancho se calculan igual: a los saltos hay que añadirles la primera ventana.
`ancho-desde-el-alto`: tu función hace lo mismo que calcular el ancho de la salida con el alto de la entrada
`alto-desde-el-ancho`: tu función hace lo mismo que calcular el alto de la salida con el ancho de la entrada
→ Mira con qué eje de la entrada calculas cada tamaño de la salida.
`falla-si-no-es-cuadrada`: tu función falla justo cuando el alto y el ancho de la salida son distintos
→ Mira si filas y columnas van en el mismo orden en la forma de la salida y en los índices.
`columnas-hasta-el-alto`: la forma es la correcta, pero las columnas solo se recorren hasta el alto de la
  salida
→ Mira el límite del bucle de las columnas.
`filtros-desde-los-canales`: tu función hace lo mismo que calcular tantos filtros como canales tiene la
  entrada
→ En la forma de W, el número de filtros es el primer eje y el de canales, el segundo.
`falla-si-f-no-es-el-numero-de-filtros`: tu función falla justo cuando el lado del filtro no es igual al
  número de filtros
`lado-desde-los-filtros`: tu función hace lo mismo que tomar como lado del filtro el número de filtros
→ En la forma de W, el lado del filtro son los dos últimos ejes.
`exige-que-el-stride-divida`: tu función se niega justo cuando el stride no divide
→ Un stride que no divide es válido: lo que sobra no entra en ninguna ventana.
`exige-stride-igual-a-f`: tu función se niega justo cuando el stride no es igual al lado del filtro
→ Las ventanas pueden solaparse o dejar huecos: mira qué exige tu función.
`exige-imagen-cuadrada`: tu función se niega justo cuando la imagen no es cuadrada
→ El alto y el ancho pueden ser distintos: mira qué exige tu función.
`ventanas-traspuestas`: tu función coincide con la que empieza la ventana (i, j) en la fila j y en la columna
  i
→ Mira qué índice de la salida da la fila de la ventana y cuál la columna.
`tamanos-cambiados`: tu función coincide con la que cambia entre sí el alto y el ancho de la salida
→ El alto va antes que el ancho: mira en qué orden los lees y los usas.
`filas-hasta-el-ancho`: la forma es la correcta, pero las filas solo se recorren hasta el ancho de la salida
→ Mira el límite del bucle de las filas.
`bucle-corto`: la forma es la correcta, pero la última fila y la última columna se quedan a 0
→ Mira dónde acaban los bucles de las filas y de las columnas.
`bucle-corto-en-un-eje`: la forma es la correcta, pero la última fila, o la última columna, se queda a 0
→ Mira dónde acaba el bucle de las filas y dónde el de las columnas.
`padding-una-vez-en-el-tamano`: tu función hace lo mismo que contar el padding una sola vez en el tamaño de la
  salida
→ El marco va a los dos lados: mira cuánto añade al alto y al ancho.
`salto-de-f`: tu función coincide con la que mueve la ventana tantas casillas como el lado del filtro
→ Lo que se mueve la ventana es stride, no el lado del filtro.
`salida-reformada`: tu resultado coincide con repartir los números en una salida con el alto y el ancho
  cambiados
→ Mira en qué orden van los dos últimos números del reshape.
`fila-de-largo-el-alto`: tu función coincide con la que coloca las ventanas como si cada fila de la salida
  midiera el alto
→ Cada fila tiene tantas casillas como el ancho: mira cómo numeras las posiciones.
""")


_ONE_LESS = tuple({"count": lambda z, n=n: (z.room[0] - n, z.room[1] + n - 1)} for n in (0, 1))

_DECIDED = {
    "Falla «padding»": {
        "sin-padding": {"paddings": lambda p: 0},
        "padding-fijo-en-uno": {"paddings": lambda p: 1},
        "marco-fijo-en-uno": either(
            {
                "framed": lambda x, p: arrays.pad(x, (1, 1, 1, 1)),
                "count": lambda z: tuple((n + 4 * z.p - 2 - z.f) // z.s + 1 for n in z.n),
            },
            **STRETCHED,
        ),
        "padding-doble": {"framed": frame(2, 2, 2, 2)},
        "padding-solo-en-filas": {"framed": frame(0, 0, 1, 1)},
        "padding-solo-en-columnas": {"framed": frame(1, 1, 0, 0)},
        "padding-a-un-solo-lado": {"framed": frame(0, 2, 0, 2)},
        "padding-arriba-y-a-la-izquierda": {"framed": frame(2, 0, 2, 0)},
        "padding-segun-el-filtro": ({"padding_of": lambda f: f // 2}, {"padding_of": lambda f: (f - 1) // 2}),
        "indices-negativos": {"framed": wrapped},
        "stride-y-padding-cambiados": either({"count": exchanged}, **STRETCHED),
        "padding-con-valores-del-borde": {"framed": frame(1, 1, 1, 1, mode="replicate")},
        "tamano-sin-padding": {"count": lambda z: z.counted(floor, frame=0)},
        "padding-una-vez-en-el-tamano": {"count": lambda z: z.counted(floor, frame=1)},
    },
    "«operands could not be broadcast together with shapes (2,3,2) (2,3,3)»": {
        "ventanas-sin-marco": either({"unframed": True}, **STRETCHED),
        "falla-con-padding": (
            {"framed": everywhere},
            {"count": lambda z: z.counted(floor, frame=4)},
        ),
        "ventana-fuera-con-stride": (
            *either({"step": lambda s, f: (s * s, s * s)}, **STRETCHED),
            *either({"side": lambda s, f: s * f}, **STRETCHED),
        ),
        "ventana-de-lado-stride": {"side": lambda s, f: s, **STRETCHED},
        "falla-si-stride-no-es-f": {"side": lambda s, f: s},
        "falla-si-f-no-es-el-numero-de-filtros": {"side_of": len},
        "ventana-hasta-f": either(
            {"cells": lambda cells, i, step, side: cells[i * step : side]}, **STRETCHED
        ),
        "ventana-corta": either({"side": lambda s, f: f - 1}, **STRETCHED),
        "ventana-larga": either({"side": lambda s, f: f + 1}, **STRETCHED),
        "stride-en-la-entrada": (
            *either({"cells": one_in_each}, **STRETCHED),
            *(subsampled(least) for least in (0, 1)),
        ),
        "salto-de-f": either({"step": lambda s, f: (f, f)}, **STRETCHED),
    },
    "Solo fallan «stride…» y «casos límite»": {
        "stride-ignorado": {"step": lambda s, f: (1, 1)},
        "stride-solo-en-filas": {"step": lambda s, f: (s, 1)},
        "stride-solo-en-columnas": {"step": lambda s, f: (1, s)},
        "columnas-sin-stride": {
            "step": lambda s, f: (s, 1),
            "count": lambda z: (z.room[0], z.n[1] + 2 * z.p - z.f + 1),
        },
        "filas-sin-stride": {
            "step": lambda s, f: (1, s),
            "count": lambda z: (z.n[0] + 2 * z.p - z.f + 1, z.room[1]),
        },
        "stride-igual-a-f": {
            "step": lambda s, f: (f, f),
            "count": lambda z: tuple((n + 2 * z.p) // z.f for n in z.n),
        },
        "stride-fijo-en-uno": {"strides": lambda s: 1},
        "exige-stride-igual-a-f": {"refuses": lambda z: z.s != z.f},
    },
    "«index 3 is out of bounds…»": {
        "posicion-de-la-entrada": {"jumps": True},
        "recorre-la-entrada": (
            *either(
                {"count": lambda z: tuple(ceil(n / z.s) for n in z.n), "made": lambda z: z.room}, **STRETCHED
            ),
            *either({"count": every, "made": lambda z: z.room}, **STRETCHED),
        ),
        "falla-si-no-es-cuadrada": {"made": lambda z: z.room[::-1]},
    },
    "Hay casillas con 0 donde esperábamos otro número": {
        "posiciones-sin-rellenar": {"holes": True},
        "mapa-a-saltos": {"strides": lambda s: 1, "holes": True},
        "bucle-corto-en-un-eje": tuple({**way, "made": lambda z: z.room} for way in _ONE_LESS),
        "bucle-corto": tuple({**way, "made": lambda z: z.room} for way in SHORT),
    },
    "Da un error solo cuando el stride no divide": {
        "falla-si-el-stride-no-divide": either({"count": lambda z: z.counted(ceil)}, **STRETCHED),
        "tamano-redondeado": either(
            {"count": lambda z: z.counted(lambda steps: round(steps + 1), first=0)}, **STRETCHED
        ),
        "saltos-redondeados": either({"count": lambda z: z.counted(round)}, **STRETCHED),
        "exige-que-el-stride-divida": {"refuses": lambda z: any((n + 2 * z.p - z.f) % z.s for n in z.n)},
    },
    "«La salida tiene forma (…) y esperábamos forma (…)»": {
        "falta-la-ultima-ventana": (*SHORT, *({**way, "turned": listed} for way in SHORT)),
        "falta-la-ultima-ventana-en-un-eje": _ONE_LESS,
        "stride-y-filtro-cambiados": either(
            {"count": lambda z: tuple((n + 2 * z.p - z.s) // z.f + 1 for n in z.n)}, **STRETCHED
        ),
        "ventanas-cortadas": (
            {"count": every, "grows": "cortada"},
            {"count": lambda z: z.counted(ceil), "grows": "cortada"},
        ),
        "ancho-desde-el-alto": either({"count": lambda z: (z.room[0],) * 2}, **STRETCHED),
        "alto-desde-el-ancho": either({"count": lambda z: (z.room[1],) * 2}, **STRETCHED),
        "filtros-desde-los-canales": {"maps": lambda W: W.shape[1]},
        "lado-desde-los-filtros": {"side_of": len, **STRETCHED},
        "salida-reformada": {"turned": lambda z: z.reshape(*z.shape[:2], z.shape[3], z.shape[2])},
    },
    "Falla «varios filtros», «varias imágenes en el lote» o «imagen no cuadrada»": {
        "columnas-hasta-el-alto": either(
            {"count": lambda z: (z.room[0],) * 2, "made": lambda z: z.room}, **STRETCHED
        ),
        "exige-imagen-cuadrada": {"refuses": lambda z: z.n[0] != z.n[1]},
        "ventanas-traspuestas": either({"swapped": "ventana"}, **STRETCHED),
        "tamanos-cambiados": (
            *either({"count": lambda z: z.room[::-1]}, **STRETCHED),
            *either({"count": lambda z: z.room[::-1], "made": lambda z: z.room}, **STRETCHED),
        ),
        "filas-hasta-el-ancho": either(
            {"count": lambda z: (z.room[1],) * 2, "made": lambda z: z.room}, **STRETCHED
        ),
        "fila-de-largo-el-alto": ({"arranged": by_height}, {"then": by_height}),
    },
}

WINDOW_MISTAKES = tuple(catalogue(forward, SAID, _DECIDED))
