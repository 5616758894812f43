"""Las predicciones de la unidad 00."""

from grader.predictions import Prediction

PREDICTIONS = (
    Prediction(
        name="00-numeros",
        right=43008,
        because="Es el producto de los cuatro tamaños: una imagen, tres canales, sus filas y sus columnas.",
        hint="La forma dice cuántos índices tiene cada eje: hay un número por cada combinación.",
        readings={
            14336: "Son los píxeles; cada uno guarda tres números, uno por canal.",
            244: "Es la suma de los tamaños: hay un número por cada combinación de índices.",
            4: "Es el número de ejes, no el de números guardados.",
            336: "Faltan las filas: cada columna tiene un número por fila.",
            384: "Faltan las columnas: cada fila tiene un número por columna.",
        },
    ),
    Prediction(
        name="00-indices",
        right=(128, 112),
        because="Cada índice fijo quita su eje: es el canal verde de la única imagen.",
        hint="Hay dos índices fijos: cada uno quita un eje, y los demás quedan enteros.",
        readings={
            (1, 1, 128, 112): "Un rango conserva el eje; un índice fijo lo quita.",
            (1, 3): "Son los dos ejes que se fijan: quedan los otros.",
            (112, 128): "Primero van las filas, y después las columnas.",
            (3, 128, 112): "Eso es `X[0]`: falta fijar el canal.",
            (1, 128, 112): "El 0 también es un índice fijo: quita el eje de las imágenes.",
        },
    ),
    Prediction(
        name="00-rangos",
        right=(1, 3, 10, 20),
        because="Un rango conserva su eje, aunque lo recorte.",
        hint="No hay ningún índice fijo: los ejes son los mismos, y dos se recortan.",
        readings={
            (10, 20): "`:` toma un eje entero y lo conserva: los dos primeros siguen ahí.",
            (3, 10, 20): "El eje de las imágenes también se conserva, aunque solo haya una.",
            (1, 3, 11, 21): "`:10` va del 0 al 9: el final no entra.",
            (1, 3, 9, 19): "`:10` va del 0 al 9, y eso son diez índices.",
            (1, 3, 118, 92): "`:10` toma los primeros índices; no los quita.",
        },
    ),
    Prediction(
        name="00-canal",
        right=2,
        because="Lo azul tiene valores altos en el canal del azul.",
        hint="El orden de los canales está en la lectura de `X[0, 2, 30, 5]`, más arriba.",
        readings={
            0: "Es el canal del rojo: donde hay poco rojo, sale oscuro.",
            1: "Es el canal del verde: en ese fondo hay menos verde.",
            3: "Los índices empiezan en 0: no hay canal con ese número.",
        },
    ),
)
