"""Unidad 05, la ida: con qué coincide cada error conocido → qué mirar."""

from grader.exercises.catalogue import Texts, said

#: Del máximo y de la media.
FORWARD = said("""
`stride-ignorado`: la forma es la correcta y los valores coinciden con mover la ventana de 1 en 1
→ La ventana (i, j) empieza en la fila i·stride y en la columna j·stride.
`stride-ignorado-en-filas`: los valores coinciden con mover la ventana de 1 en 1 al bajar de fila
`stride-ignorado-en-columnas`: los valores coinciden con mover la ventana de 1 en 1 al cambiar de columna
→ Compara cómo calculas el principio de las filas y el de las columnas.
`stride-solo-en-el-final`: tu resultado coincide con usar el stride donde acaba la ventana y no donde empieza
→ Imprime dónde empieza y dónde acaba la ventana de la casilla [1, 1]: su lado es filter_size.
`ventana-de-lado-stride`: tu resultado coincide con usar ventanas de lado stride en lugar de filter_size
`ventana-y-stride-cambiados`: tu resultado coincide con ventanas de lado stride movidas de filter_size en
  filter_size
`stride-igual-a-la-ventana`: tu resultado coincide con mover la ventana de filter_size en filter_size
→ El tamaño de la ventana es filter_size; stride es cuánto se mueve.
`bloques-que-no-encajan`: tu resultado coincide con partir la imagen en bloques, y falla donde los bloques no
  la cubren
`bloques-de-lado-stride`: tu resultado coincide con partir la imagen en bloques de lado stride, y falla donde
  no la cubren
→ Las ventanas pueden solaparse, dejar huecos o no llegar al borde: no siempre son bloques.
`bucles-cambiados`: tu resultado coincide con recorrer tantas filas como columnas hay, y al revés
`columnas-de-las-filas`: tu resultado coincide con recorrer tantas columnas de la salida como filas tiene
`filas-de-las-columnas`: tu resultado coincide con recorrer tantas filas de la salida como columnas tiene
`bucles-de-la-entrada`: tu función falla como si recorriera tantas casillas de la salida como tiene la entrada
→ Compara hasta dónde llega cada bucle con el eje del array que recorre.
`ancho-del-alto`: tu resultado coincide con calcular el ancho de la salida a partir del alto de la imagen
`alto-del-ancho`: tu resultado coincide con calcular el alto de la salida a partir del ancho de la imagen
`tamanos-cambiados`: tu resultado coincide con sacar el alto de la salida del ancho de la imagen, y al revés
→ Mira de qué eje de la entrada sale cada tamaño de la salida.
`tamano-hacia-arriba`: tu resultado coincide con redondear el tamaño hacia arriba y dejar incompleta la última
  ventana
`alto-hacia-arriba`: tu resultado coincide con redondear hacia arriba solo el alto de la salida
`ancho-hacia-arriba`: tu resultado coincide con redondear hacia arriba solo el ancho de la salida
`tamano-redondeado`: tu resultado coincide con redondear el tamaño al entero más cercano
`ventanas-incompletas`: tu resultado coincide con empezar ventanas hasta el borde, aunque no quepan enteras
→ Una ventana que no cabe entera no cuenta: el tamaño se redondea hacia abajo.
`tamano-sin-restar-la-ventana`: la salida tiene el tamaño de la entrada dividido entre el stride, sin contar
  con filter_size
`tamano-sin-el-uno`: a la salida le faltan la última fila y la última columna, como al olvidar el 1 de la
  fórmula
`alto-sin-el-uno`: a la salida le falta la última fila, como al olvidar el 1 de la fórmula en el alto
`ancho-sin-el-uno`: a la salida le falta la última columna, como al olvidar el 1 de la fórmula en el ancho
→ Calcula a mano la fórmula del tamaño con una entrada de 6 × 6, ventanas de 3 y stride 1.
`tamano-con-el-uno-dentro`: la forma coincide con sumar el 1 de la fórmula del tamaño antes de dividir
→ Comprueba el orden de las operaciones de la fórmula del tamaño.
`canales-al-final`: tu resultado coincide con leer la entrada como (N, H, W, C)
→ En este curso los canales son el segundo eje: (N, C, H, W).
`salida-traspuesta`: tu resultado coincide con la salida traspuesta: las filas son columnas
`filas-por-columnas`: tu resultado coincide con usar la fila de la salida para las columnas de la ventana, y
  al revés
→ Comprueba qué eje es el de las filas y cuál el de las columnas, en la entrada y en la salida.
`valores-repartidos-en-otro-orden`: están todos los valores, pero repartidos entre los canales en otro orden
→ `reshape` no mueve ningún valor: mira en qué orden los habías guardado.
`bucles-cortos`: la última fila y la última columna de la salida se quedan a 0
→ Imprime hasta dónde llegan tus bucles y compáralo con la `shape` de la salida.
`return-tras-una-fila`: solo la primera fila tiene valores
`return-tras-una-ventana`: solo tiene valor la primera casilla de la primera imagen
→ Mira en qué bucle está el `return` y qué índices recorre cada bucle.
`siempre-la-primera-imagen`: tu resultado coincide con mirar la primera imagen para todo el lote
`siempre-el-primer-canal`: tu resultado coincide con mirar el primer canal para todos los demás
→ Busca un índice fijo en 0 donde debería ir la variable del bucle.
`todo-en-la-primera-imagen`: la primera imagen de la salida tiene lo de la última, y las demás se quedan a 0
`todo-en-el-primer-canal`: el primer canal de la salida tiene lo del último, y los demás se quedan a 0
`ultima-imagen-en-todas`: en todas las imágenes de la salida está lo de la última
`ultimo-canal-en-todos`: en todos los canales de la salida está lo del último
→ Mira en qué imagen y en qué canal de la salida guardas cada valor.
`primera-fila-de-la-ventana`: tu resultado coincide con mirar solo la primera fila de cada ventana
`primera-columna-de-la-ventana`: tu resultado coincide con mirar solo la primera columna de cada ventana
`un-eje-sin-resumir`: tu resultado coincide con resumir solo uno de los dos ejes de cada ventana
→ Imprime lo que queda después de resumir un eje de la ventana: aún falta el otro.
`recorre-la-entrada`: tu función falla justo donde, de stride en stride, se dan más vueltas que ventanas hay
→ Compara cuántas vueltas da cada bucle con el tamaño de la salida: al final de la imagen puede no caber otra
  ventana.
`primer-valor`: tu resultado coincide con el primer valor de cada ventana
→ Imprime la ventana entera y lo que calculas con ella.
""")


def _of_either(result: str, doing: str, axes: str, name: str, carried: str, restarts: str) -> Texts:
    """Del máximo o de la media, con sus palabras: el resultado, cómo se dice hacerlo y lo que se arrastra."""
    return said(f"""
`entre-canales`: tu resultado coincide con {doing} de todos los canales a la vez
→ El pooling trata cada canal por separado.
`entre-imagenes`: tu resultado coincide con {doing} de todas las imágenes del lote a la vez
→ Cada imagen del lote se trata por separado.
`entre-imagenes-y-canales`: tu resultado coincide con {doing} de todas las imágenes y todos los
  canales a la vez
→ Mira {axes} tu código: solo deben ser dos.
`plano-entero`: tu resultado coincide con {result} de cada canal entero, no de la ventana
→ Imprime la `shape` de lo que resumes: debe ser la de una ventana.
`{name}-sin-reiniciar`: tu resultado coincide con arrastrar {carried} de una ventana a las siguientes
`{name}-sin-reiniciar-en-el-canal`: tu resultado coincide con arrastrar {carried} de una ventana a las
  siguientes de su canal
`{name}-sin-reiniciar-en-la-fila`: tu resultado coincide con arrastrar {carried} de una ventana a las
  siguientes de su fila
→ Mira en qué bucle {restarts}: cada ventana necesita la suya.
""")


#: Solo del máximo.
MAX = said("""
`maximo-en-valor-absoluto`: tu resultado coincide con el máximo de los valores sin su signo
→ Entre −5 y −2, el máximo es −2: el signo cuenta.
`mas-lejano-de-cero`: tu resultado coincide con tomar el valor más lejano de 0, con su signo
→ Entre −5 y −2, el máximo es −2: compara los valores con su signo.
`maximo-cero-descartado`: tu resultado coincide con tomar el valor siguiente cuando el mayor hasta ahí es 0
→ Un máximo que vale 0 también es un máximo: mira cómo sabe tu código si ya tiene alguno.
`posicion-del-maximo`: tu resultado coincide con la posición del máximo dentro de su ventana
→ Distingue la posición del máximo de su valor.
`bucles-desde-uno`: tu resultado coincide con saltarse la primera fila y la primera columna de cada ventana,
  menos su esquina
→ Mira dónde empieza cada bucle de la ventana: los dos desde 1 dejan casillas sin mirar.
`minimo`: tu resultado coincide con el mínimo de cada ventana
→ Mira el sentido de la comparación.
`media-por-maximo`: tu resultado coincide con la media de cada ventana
→ Aquí se pide el máximo.
`maximo-sin-decimales`: tu resultado coincide con guardar el máximo sin decimales
→ Mira de qué tipo es el array en el que guardas la salida.
""") | _of_either(
    "el máximo", "tomar el máximo", "de qué ejes toma el máximo", "maximo", "el máximo", "empieza la búsqueda"
)

#: Solo de la media.
AVERAGE = said("""
`suma-de-canales`: tu resultado coincide con sumar todos los canales y dividir entre el área de una ventana
→ El pooling trata cada canal por separado.
`suma-sin-dividir`: tu resultado coincide con la suma de la ventana, sin dividir
→ La media es la suma entre el número de valores de la ventana; `/` y `*` van de izquierda a derecha.
`suma-sin-acumular`: tu resultado coincide con asignar (`=`) donde hay que acumular (`+=`): solo cuenta el
  último valor de cada ventana
→ Imprime la suma en cada vuelta de los bucles de la ventana: debe llevar todos los valores anteriores.
`dividir-dos-veces`: tu resultado coincide con dividir la media otra vez entre el área de la ventana
→ Mira si lo que divides es todavía una suma.
`maximo-por-media`: tu resultado coincide con el máximo de cada ventana
→ Aquí se pide la media.
`mediana-por-media`: tu resultado coincide con la mediana de cada ventana
→ La media usa el valor de todas las casillas, no solo su orden.
`media-de-extremos`: tu resultado coincide con el punto medio entre el mayor y el menor de cada ventana
→ En la media cuentan todos los valores de la ventana.
`media-sin-signo`: tu resultado coincide con la media de los valores sin su signo
→ Entre −5 y 2, la media es −1.5: el signo cuenta.
`media-truncada`: tu resultado coincide con guardar la media sin decimales
→ Mira de qué tipo es el array en el que guardas la salida.
`media-hacia-abajo`: tu resultado coincide con la media redondeada hacia abajo
→ Mira con qué operación divides y si conserva los decimales.
`media-con-pocos-decimales`: tu resultado coincide con la media redondeada a unos pocos decimales
`media-redondeada`: tu resultado coincide con la media redondeada al entero más cercano
→ La media no se redondea, aunque los valores sean enteros.
""") | _of_either(
    "la media", "hacer la media", "en qué ejes hace la media", "suma", "la suma", "vuelve a 0 la suma"
)
