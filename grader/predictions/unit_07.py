"""Las predicciones de la unidad 07."""

from grader.predictions import Prediction

PREDICTIONS = (
    Prediction(
        name="07-parametros",
        right=(80, 650),
        because="Son 8 · 1 · 3 · 3 + 8 y 64 · 10 + 10: la lineal tiene un tercio de los 1898.",
        hint="Multiplica los tamaños de los pesos de cada capa, como están en la figura, y suma sus sesgos.",
        readings={
            (72, 640): "Faltan los sesgos: también se aprenden.",
            (80, 640): "Falta el sesgo de la capa lineal: uno por clase.",
            (72, 650): "Falta el sesgo de la convolución: uno por filtro.",
            (73, 641): "El sesgo no es uno por capa, sino uno por cada salida.",
            (
                512,
                650,
            ): "La convolución no tiene un peso por casilla: los mismos filtros recorren toda la imagen.",
            (10, 650): "Es un filtro con su sesgo: la capa tiene varios.",
        },
    ),
    Prediction(
        name="07-duplicar",
        right=3,
        because="`conv2_W`, `conv2_b` y `linear_W`, que recibe 128 números por imagen.",
        hint="Busca en la figura los 16, y qué forma depende de cuántos mapas salen del último pooling.",
        readings={
            1: "Además de los pesos, cada filtro tiene su sesgo; y alguien recibe lo que sale de ellos.",
            2: "Falta la capa siguiente: recibe más números por imagen.",
            4: "El sesgo de la capa lineal es uno por clase, y las clases son las mismas.",
            6: "La primera convolución no sabe cuántos filtros tiene la segunda.",
        },
    ),
    Prediction(
        name="07-lote",
        right=0,
        because="El lote es un eje de los valores y de sus gradientes; los parámetros valen para todos.",
        hint="Mira en la figura si el 32 aparece en la forma de algún parámetro.",
        readings={
            6: "Los parámetros son los mismos para todas las imágenes: no dependen de cuántas haya.",
            1: "La capa lineal tampoco: se aplica a cada imagen por separado.",
            2: "Ninguna capa tiene un peso por imagen.",
        },
    ),
    Prediction(
        name="07-caza",
        right=32,
        because="Sumar en un lote de 32 es dar un paso 32 veces más largo que con la media.",
        hint="Compara la suma de unos números con su media: ¿por cuánto se multiplica?",
        readings={
            1: "Eso deja el paso como está, y el de la curva C es demasiado largo.",
            10: "Son las clases; lo que se sumó de más es otra cosa.",
            1437: "Son todas las imágenes, y cada paso solo ve un lote.",
            1024: "El gradiente se suma una vez en el lote, no dos.",
            5: "Eso quita la tasa, y el error no está en ella.",
        },
    ),
)
