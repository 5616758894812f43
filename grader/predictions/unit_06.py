"""Las predicciones de la unidad 06."""

from grader.predictions import Prediction

PREDICTIONS = (
    Prediction(
        name="06-forma",
        right=(18, 27),
        because="Hay 3 × 3 ventanas por imagen, y en cada ventana, 3 × 3 números de 3 canales.",
        hint="Cuenta cuántas ventanas caben en una imagen con su marco, y cuántos números tiene cada una.",
        readings={
            (27, 18): "Es la matriz traspuesta: aquí cada ventana es una fila.",
            (9, 27): "Son las ventanas de una imagen, y el lote tiene más de una.",
            (18, 9): "Son los números de un canal: en la fila van los de todos.",
            (
                9,
                9,
            ): "Es una imagen y un canal: hay una fila por ventana de cada imagen, con todos sus canales.",
            (8, 27): "Falta el marco: el padding hace que quepan más ventanas.",
            (60, 27): "Son las ventanas con stride 1: aquí avanzan de dos en dos.",
            (
                54,
                9,
            ): "Cada canal lleva sus filas; en `im2col`, los canales de una ventana van en la misma fila.",
        },
    ),
    Prediction(
        name="06-numeros",
        right=(486, 180),
        because="Las columnas guardan 18 · 27 números, y la entrada, 2 · 3 · 5 · 6.",
        hint="En los dos casos se multiplican los tamaños de la forma: la de las columnas y la inicial.",
        readings={
            (180, 486): "Están al revés: se piden primero los de las columnas.",
            (
                1620,
                180,
            ): "Sería nueve veces la entrada: con stride 1 casi todo se copia nueve veces; aquí, menos.",
            (
                180,
                180,
            ): "Las ventanas se solapan: algunos números se copian varias veces, y el marco también ocupa.",
            (486, 336): "La segunda es la entrada con su marco: se pregunta por la entrada sin él.",
        },
    ),
    Prediction(
        name="06-veces",
        right=(1, 4),
        because="Las ventanas empiezan en −1, 1 y 3: solo una llega al `[0, 0]`, y al `[1, 1]`, dos por eje.",
        hint="Escribe en qué fila empieza y en cuál acaba cada ventana, contando el marco como fila −1.",
        readings={
            (6, 24): "Eso es en todo el lote: di en una imagen y un canal, la sexta parte.",
            (4, 4): "La segunda ventana de cada eje ya no llega al `[0, 0]`: mira dónde empieza.",
            (1, 1): "El `[1, 1]` está al final de una ventana y al principio de la siguiente, en cada eje.",
            (4, 9): "Es lo que pasa con stride 1 y padding 1: aquí las ventanas avanzan de dos en dos.",
            (1, 2): "Dos ventanas por eje llegan al `[1, 1]`; y hay dos ejes.",
            (1, 9): "Un píxel está en nueve ventanas solo si avanzan de una en una.",
        },
    ),
    Prediction(
        name="06-unos",
        right=(1, 2, 4),
        because="Sale cuántas ventanas tocan cada píxel.",
        hint="Cada ventana suma un uno en sus cuatro píxeles: cuenta cuántas ventanas pasan por cada sitio.",
        readings={
            (1, 1, 1): "`col2im` suma lo que se solapa; no deja lo último que se escribió.",
            (1, 2, 3): "En el centro se cruzan las ventanas de dos filas con las de dos columnas.",
            (4, 4, 4): "Es lo que hay en cada fila de las columnas; se pregunta lo que recibe cada píxel.",
            (0, 1, 4): "También la esquina está en una ventana.",
            (4, 2, 1): "Está al revés: por el centro pasan más ventanas que por la esquina.",
        },
    ),
    Prediction(
        name="06-stride-2",
        right=(1, 0),
        because="Con stride 2 nada se solapa, y a la última fila no llega ninguna ventana.",
        hint="Coloca las ventanas que caben en 3 × 4 avanzando de dos en dos. ¿Qué píxeles toca cada una?",
        readings={
            ((1, 1, 1, 1), (0, 0, 0, 0)): "Vas bien: en cada fila son todos iguales, así que basta uno.",
            (1, 1): "La altura es 3: después de la primera fila de ventanas no cabe otra.",
            (2, 0): "Con stride 2 y ventanas de lado 2 no hay solape.",
            (2, 1): "Es lo que sale con stride 1: con stride 2 las ventanas no se solapan.",
            (0, 1): "Están al revés: las ventanas empiezan por arriba.",
        },
    ),
    Prediction(
        name="06-copias",
        right="más",
        because="Cada píxel se copia nueve veces, y además hay un marco.",
        hint="Piensa en cuántas ventanas está un píxel del centro, y si hay algo más que guardar.",
        readings={
            "menos": "Sería así con stride mayor que 1; aquí es 1.",
            "igual": "Las columnas son nueve veces la entrada, y falta contar el array con el marco.",
        },
    ),
    Prediction(
        name="06-optimize",
        right="sí",
        because="Con `optimize=True`, `einsum` encarga un producto de matrices; sin él, recorre la fórmula.",
        hint='Se contesta con `"sí"` o con `"no"`.',
        readings={"no": "Las operaciones son las mismas; cambia quién las hace, y cómo las pide."},
    ),
    Prediction(
        name="06-caza",
        right="b",
        because="`reshape` lee por filas: la de un filtro tiene los valores de todas las imágenes.",
        hint='Escribe la letra de la opción, entre comillas: `"a"`, `"b"` o `"c"`.',
        readings={
            "a": "`reshape` no cambia ningún número, solo cómo se reparten.",
            "c": "Con una imagen y un filtro saldría bien, y con filas y columnas cambiadas no.",
        },
    ),
)
