"""Las predicciones de la unidad 01."""

from grader.predictions import Prediction

PREDICTIONS = (
    Prediction(
        name="01-forma",
        right=(2, 3, 9, 8),
        because="El marco suma 2 · 2 a las filas y a las columnas, y a nada más.",
        hint="Cuenta cuántas filas se añaden arriba y cuántas abajo, y qué ejes llevan marco.",
        readings={
            (2, 3, 7, 6): "El marco va a los dos lados: arriba y abajo, a la izquierda y a la derecha.",
            (6, 7, 9, 8): "El lote y los canales no llevan marco.",
            (2, 7, 9, 4): "Es el orden de quien deja los canales al final: aquí van delante de las filas.",
            (2, 3, 8, 9): "Las filas van antes que las columnas.",
            (2, 3, 5, 4): "Es la forma de antes: el marco añade filas y columnas.",
            (2, 3, 13, 12): "El ancho del marco es el de cada lado; aquí está contado dos veces.",
        },
    ),
    Prediction(
        name="01-ceros",
        right=28,
        because="Son las casillas del resultado menos las dos de la matriz.",
        hint="Calcula cuántas casillas hay con el marco y resta las de la matriz.",
        readings={
            30: "Son todas las casillas: las del 7 y el 8 no son ceros.",
            10: "Es lo que habría con un marco de ancho 1.",
            12: "Son todas las casillas que habría con un marco de ancho 1.",
            18: "Es la vuelta de fuera del marco: por dentro hay otra.",
        },
    ),
    Prediction(
        name="01-lugar",
        right=(2, 2),
        because="Estaba en la fila 0, columna 0, y se desplaza el ancho del marco en cada eje.",
        hint="Cuenta cuántas filas de ceros quedan encima y cuántas columnas, a la izquierda.",
        readings={
            (0, 0): "Es donde estaba: encima hay ahora filas de ceros.",
            (1, 1): "Es lo que daría un marco de ancho 1.",
            (3, 3): "Los índices empiezan en 0.",
            (2, 3): "Ahí queda el 8.",
            (4, 4): "El marco desplaza su ancho, no el doble: la otra mitad va detrás.",
        },
    ),
    Prediction(
        name="01-caza",
        right=(6, 13),
        because="De 2 filas no se pueden sacar 4, y de 5 columnas sí: el marco queda corto arriba y abajo.",
        hint="De una imagen de 2 filas, ¿cuántas toma el rango `:4`? ¿Y de 5 columnas?",
        readings={
            (10, 13): "Es la forma correcta: la sospechosa no llega a ella en uno de los dos ejes.",
            (6, 9): "Las columnas sí bastan: de 5 se pueden sacar 4 para cada lado.",
            (10, 9): "Es al revés: lo que falta son filas.",
            (4, 13): "Las filas que se sacan van arriba y también abajo.",
            (8, 13): "Eso sería con filas de sobra en un lado: los dos son iguales.",
        },
    ),
)
