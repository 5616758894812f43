"""Las predicciones de la unidad 03."""

from grader.predictions import Prediction

PREDICTIONS = (
    Prediction(
        name="03-ventanas",
        right=3,
        because="El espacio es 12 − 4 = 8, y 8 / 3 da 2 saltos completos; con la primera ventana, una más.",
        hint="Cuenta las casillas con su marco, quita una ventana y mira cuántos saltos completos quedan.",
        readings={
            2: "Son los saltos: falta contar la primera ventana.",
            4: "La última de esas no cabe entera: se redondea hacia abajo.",
            8: "Es el espacio para moverse, sin dividir entre el stride.",
            9: "Son las ventanas con stride 1.",
            12: "Son las casillas de la fila con su marco, no las ventanas.",
        },
    ),
    Prediction(
        name="03-sin-mirar",
        right=(10, 11),
        because="La última ventana empieza en 6 y acaba en 9.",
        hint="Escribe dónde empieza la última ventana que cabe y cuenta las casillas que ocupa.",
        readings={
            (11, 10): "Son esos dos; escríbelos de menor a mayor.",
            10: "Es solo uno de los dos: los ceros del marco también tienen índice.",
            11: "Es solo uno de los dos: la última ventana acaba antes de lo que parece.",
            (9, 10, 11): "Sobra uno: la última ventana empieza en 6 y ocupa 4 casillas.",
            (
                0,
                11,
            ): "Los ceros del marco también se miran: la ventana 0 empieza en uno.",
            (0, 10, 11): "Sobra el 0: es del marco, pero ahí empieza la primera ventana.",
        },
    ),
    Prediction(
        name="03-inicio",
        right=(2, 4),
        because="La fila 1 · 2 y la columna 2 · 2.",
        hint="Por cada casilla de la salida, la ventana avanza tantas casillas como el stride.",
        readings={
            (
                1,
                2,
            ): "Es la posición en la salida: en la entrada, cada una cuenta tantas casillas como el stride.",
            (4, 2): "Están al revés: la fila va primero.",
            (1, 3): "Es la posición en la imagen sin marco, y los índices lo cuentan.",
            (3, 6): "Se ha avanzado el lado de la ventana en lugar del stride.",
        },
    ),
    Prediction(
        name="03-valor",
        right=3,
        because="1 · 1 + 2 · 1, y ceros.",
        hint="Copia las nueve casillas de la ventana, con sus ceros, y multiplica por el kernel.",
        readings={
            6: "Es el valor de la casilla del ejemplo: la ventana es otra.",
            7: "Es la ventana que empieza en `[1, 2]`: falta multiplicar por el stride.",
        },
    ),
    Prediction(
        name="03-campo",
        right=11,
        because="3 de la primera y, después, 2 casillas por capa que valen 2 píxeles cada una.",
        hint="Empieza por la última capa: cuántas casillas mira de la anterior, y esas, cuántas de la suya.",
        readings={
            7: "Es lo que ven tres capas con stride 1: aquí las casillas de la primera están separadas.",
            9: "Se suman los lados, pero las ventanas se solapan y el stride las separa.",
            15: "Sería así si también la segunda capa tuviera stride 2.",
            27: "Se multiplican los lados: las ventanas de casillas vecinas se solapan.",
        },
    ),
    Prediction(
        name="03-caza",
        right=(2, 2),
        because="Ve una imagen de 3 × 3: las dos últimas columnas se pierden sin ningún error.",
        hint="La línea marcada dice qué ancho usa la función: haz con él la cuenta del tamaño.",
        readings={
            (2, 4): "Es el tamaño correcto: la sospechosa no llega a leer el ancho.",
            (4, 4): "Así sería si tomara el ancho como lado, y la línea marcada toma el alto.",
            (4, 2): "Las filas y las columnas no están cambiadas: uno de los dos tamaños no se usa.",
            (3, 3): "Es la imagen que la función cree tener; el mapa es más pequeño.",
        },
    ),
)
