"""Las predicciones de la unidad 05."""

from grader.predictions import Prediction

PREDICTIONS = (
    Prediction(
        name="05-forma",
        right=(2, 3, 1, 2),
        because="Cada canal de cada imagen va por separado: solo cambian las filas y las columnas.",
        hint="Mira qué ejes recorre la ventana; después, cuántas ventanas enteras caben en cada uno.",
        readings={
            (2, 1, 1, 2): "Una convolución junta los canales; el pooling los deja como están.",
            (1, 2): "Es lo de un canal de una imagen: falta decir cuántos hay.",
            (1, 1, 1, 2): "Ni las imágenes ni los canales se resumen: cada uno da lo suyo.",
            (2, 3, 2, 3): "Cuenta también ventanas que se salen de la matriz: solo cuentan las enteras.",
            (2, 3, 1, 3): "La última ventana se sale por la derecha: solo cuentan las enteras.",
            (2, 3, 2, 4): "Son las ventanas con stride 1: aquí avanzan de dos en dos.",
            (2, 1, 3, 2): "El pooling recorre filas y columnas, no canales.",
        },
    ),
    Prediction(
        name="05-negativos",
        right=-2,
        because="Entre negativos, el mayor es el más cercano a 0.",
        hint="Ordena los cuatro números de la ventana de menor a mayor.",
        readings={
            0: "El 0 no está en esa ventana: se busca el mayor de los que hay.",
            -7: "Es el menor: el de mayor tamaño si se quita el signo.",
            7: "El signo cuenta, y el número de la salida es uno de los de la ventana.",
            2: "Es el mayor, pero ha perdido su signo.",
            -5: "Es el primero de la ventana, no el mayor.",
        },
    ),
    Prediction(
        name="05-nueve",
        right="no",
        because="Las dos ventanas acaban en la columna 3.",
        hint='Se contesta con `"sí"` o con `"no"`.',
        readings={"sí": "Es el mayor de la matriz; pero mira si alguna ventana llega a su columna."},
    ),
    Prediction(
        name="05-ocho",
        right=27,
        because="Es el mayor de las dos ventanas: le llega lo de una y lo de otra.",
        hint="Mira en cuántas ventanas está el 8, y en cuáles es el mayor.",
        readings={
            9: "Es lo que le da la primera ventana: el 8 también está en la segunda.",
            18: "Es lo que le da la segunda ventana; lo de la primera no se borra, se acumula.",
            13.5: "Es la media de los dos gradientes: los caminos se suman.",
            3: "Es lo que recibiría con la media: con el máximo, el gradiente va entero a la ganadora.",
            216: "El valor de la ganadora no multiplica: si sube 1, la salida sube 1.",
        },
    ),
    Prediction(
        name="05-nueves",
        right=0,
        because="Ninguna ventana llega a la columna 5.",
        hint="Escribe qué columnas alcanza cada ventana.",
        readings={
            18: "Ganarían si estuvieran en la segunda ventana: mira en qué columna acaba.",
            27: "Ganarían si estuvieran en las dos ventanas: mira en qué columna acaba cada una.",
            6: "Es 18 repartido entre los tres nueves: mira si alguna ventana llega hasta ellos.",
            9: "Mira si alguna ventana llega hasta ellos: no basta con ser los mayores de la matriz.",
        },
    ),
    Prediction(
        name="05-columnas",
        right=(1, 3, 0),
        because="Cada ventana reparte su gradiente entre sus 9 casillas, y donde se solapan se suma.",
        hint="Calcula qué da cada ventana a una casilla, y mira en cuántas ventanas está cada columna.",
        readings={
            (1, 2, 0): "La columna 2 está en las dos ventanas: le llega lo de una y lo de otra.",
            (1, 1, 0): "La columna 2 está en las dos ventanas: le llega lo de una y lo de otra.",
            (1, 1.5, 0): "Donde las ventanas se solapan se suma, no se promedia.",
            (1, 3, 2): "La segunda ventana no llega hasta la última columna.",
            (3, 9, 0): "Se divide entre las casillas de la ventana, no entre su lado.",
            (9, 27, 0): "Falta dividir: cada casilla recibe solo su parte.",
            (0, 27, 0): "Es lo que da el máximo en la fila del 8: con la media reciben todas las casillas.",
        },
    ),
    Prediction(
        name="05-caza-ida",
        right="b",
        because="Si el 0 es lo último que se mira, ya no hay siguiente que ocupe su sitio.",
        hint='Sigue las ventanas casilla a casilla, y escribe la letra entre comillas: `"a"`, `"b"` o `"c"`.',
        readings={
            "a": "El primero es 0, y `not 0` es verdadero: el segundo ocupa su sitio, aunque sea menor.",
            "c": "Al llegar al 0 acierta, pero después todavía se miran casillas.",
        },
    ),
    Prediction(
        name="05-caza-vuelta",
        right="b",
        because="La suma no dice a qué casilla fue cada gradiente: por eso no es suficiente.",
        hint='Escribe la letra de la opción, entre comillas: `"a"`, `"b"` o `"c"`.',
        readings={
            "a": "El `[0]` se queda con una sola casilla de las que encuentra.",
            "c": "No se pierde ni se inventa nada en ninguna ventana: no hay qué compensar.",
        },
    ),
)
