"""Las predicciones de la unidad 04."""

from grader.predictions import Prediction

PREDICTIONS = (
    Prediction(
        name="04-caminos",
        right=(2, 1),
        because="Llega por `z_01`, con `w_11`, y por `z_11`, con `w_01`: 3·(−1) + 2·2.",
        hint="Subraya en las cuatro ecuaciones los sumandos en los que está: cada uno es un camino.",
        readings={
            (2, 4): "Los pesos están cambiados de camino, o falta lo que llega por uno de los dos.",
            (2, 5): "Es la suma de los gradientes que llegan: falta multiplicar cada uno por su peso.",
            (2, -3): "Es lo que llega por un solo camino: lo de los dos se suma.",
            (1, -3): "Falta un camino: está en más de una ecuación.",
            (1, 4): "Falta un camino: está en más de una ecuación.",
            (4, 8): "Eso es lo del píxel del centro, el único que está en las cuatro.",
        },
    ),
    Prediction(
        name="04-sin-ventana",
        right=16,
        because="Solo cabe una ventana, que ocupa 9 de los 25 píxeles.",
        hint="Mira cuántas ventanas caben y cuántos píxeles ocupan: se pregunta por los demás.",
        readings={
            9: "Esos son los que sí están en una ventana.",
            10: "Son los de las dos últimas filas: faltan los de las dos últimas columnas.",
            20: "Los del rincón, que están en una fila y en una columna sin mirar, se cuentan una sola vez.",
            0: "La segunda ventana empezaría en la fila 3 y no cabe entera: no se cuenta.",
        },
    ),
    Prediction(
        name="04-caza",
        right="b",
        because="Cada imagen resta lo suyo, y la suma de los pasos es el paso de la suma.",
        hint="Se contesta con una letra. Mira en la fórmula del paso 2 qué hace falta para calcular ∂L/∂W.",
        readings={
            "a": "Con una tasa grande el error es grande, y también sale bien.",
            "c": "No se divide en ningún sitio: lo que resta cada imagen se suma.",
        },
    ),
)
