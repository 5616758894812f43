"""Las predicciones de la unidad 02."""

from grader.predictions import Prediction

PREDICTIONS = (
    Prediction(
        name="02-correlacion",
        right=(3, 2, 1),
        because="El 1 cae sobre el último número del kernel en la primera ventana: la copia sale al revés.",
        hint="Haz la primera ventana, `[0, 0, 1]`: multiplica casilla a casilla y suma.",
        readings={
            (1, 2, 3): "Es lo que da con el kernel rotado: sin rotar, la primera ventana da otra cosa.",
            (0, 0, 1): "Es la primera ventana: falta multiplicarla por el kernel y sumar.",
            (1, 1, 1): "Cada ventana multiplica el 1 por un número distinto del kernel.",
            (6, 6, 6): "Es la suma del kernel: solo cuenta el número sobre el que cae el 1.",
            (0, 0, 3): "El 1 está en las tres ventanas: en cada una, sobre otro número.",
        },
    ),
    Prediction(
        name="02-suma",
        right=0,
        because="Los −5 y los 5 se cancelan: en una zona uniforme no hay borde.",
        hint="Suma las tres columnas por separado: una es de −5, otra de 0 y otra de 5.",
        readings={
            45: "Es la suma de la ventana: falta multiplicarla por el kernel.",
            30: "Los productos de la columna de −1 son negativos.",
            15: "Es la suma de una columna: faltan las otras dos.",
            -15: "Es la suma de una columna: faltan las otras dos.",
            2: "Es el sesgo: se pregunta por los productos.",
        },
    ),
    Prediction(
        name="02-salida",
        right=2,
        because="A los productos, que suman 0, se les añade el sesgo, una vez.",
        hint="A lo que suman los productos se le añade el sesgo cuando ya están sumados.",
        readings={
            0: "Falta el sesgo.",
            18: "Es el sesgo nueve veces: se suma cuando los productos ya están sumados.",
            6: "Es el sesgo una vez por fila: se suma cuando los productos ya están sumados.",
            47: "Los productos no suman lo que la ventana: el kernel tiene números negativos.",
        },
    ),
    Prediction(
        name="02-caza",
        right=(3, "no"),
        because="Da un número, como debe: solo comparando con otra cuenta se ve que está mal.",
        hint="Mira qué trozo de `X` y de `W` se queda, y si con él se puede multiplicar y sumar.",
        readings={
            (8, "no"): "Son los que debería usar: el trozo que se queda es menor.",
            (3, "sí"): "Los dos trozos miden lo mismo: se multiplican y se suman sin que nada falle.",
            (5, "no"): "Son los que se quedan fuera.",
            (2, "no"): "Un trozo que empieza en 0 y acaba antes del 3 tiene más.",
        },
    ),
)
