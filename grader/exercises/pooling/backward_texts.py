"""Unidad 05, la vuelta: con qué coincide cada error conocido → qué mirar."""

from grader.exercises.catalogue import said

#: Del máximo y de la media.
BACKWARD = said("""
`dividido-entre-el-lote`: tu resultado coincide con dividir también entre el número de imágenes
→ Cada imagen tiene su gradiente: en este curso no se divide entre N.
`stride-ignorado`: los gradientes coinciden con ventanas movidas de 1 en 1
→ La ventana (i, j) empieza en la fila i·stride y en la columna j·stride.
`stride-ignorado-en-filas`: los gradientes coinciden con ventanas movidas de 1 en 1 al bajar de fila
`stride-ignorado-en-columnas`: los gradientes coinciden con ventanas movidas de 1 en 1 al cambiar de columna
→ Compara cómo calculas el principio de las filas y el de las columnas.
`ventana-de-lado-stride`: tu resultado coincide con escribir en ventanas de lado stride en lugar de
  filter_size
→ El tamaño de la ventana es filter_size; stride es cuánto se mueve.
`bucles-cambiados`: tu resultado coincide con recorrer tantas filas como columnas tiene l_O, y al revés
→ Compara hasta dónde llega cada bucle con el eje del array que recorre.
`columnas-de-las-filas`: tu resultado coincide con recorrer tantas columnas de l_O como filas tiene
`filas-de-las-columnas`: tu resultado coincide con recorrer tantas filas de l_O como columnas tiene
→ Mira de qué eje de l_O sale el final de cada bucle.
`filas-por-columnas`: tu resultado coincide con usar la fila de l_O para las columnas de la ventana, y al
  revés
`gradiente-traspuesto`: tu resultado coincide con leer l_O con la fila y la columna cambiadas
`resultado-traspuesto`: tu resultado coincide con el gradiente traspuesto: las filas son columnas
→ Comprueba qué índice es el de la fila y cuál el de la columna.
`bucles-cortos`: tu resultado coincide con no usar la última fila ni la última columna de l_O
→ Imprime hasta dónde llegan tus bucles y compáralo con la `shape` de l_O.
`return-tras-una-fila`: solo reparte la primera fila de l_O
`return-tras-una-ventana`: solo reparte el primer valor de l_O
→ Mira en qué bucle está el `return` y qué índices recorre cada bucle.
`todo-en-la-primera-imagen`: tu resultado coincide con sumar lo de todo el lote en la primera imagen
`todo-en-el-primer-canal`: tu resultado coincide con sumar lo de todos los canales en el primero
`gradiente-de-la-primera-imagen`: tu resultado coincide con usar el l_O de la primera imagen para todo el lote
`gradiente-del-primer-canal`: tu resultado coincide con usar el l_O del primer canal para todos los demás
→ Busca un índice fijo en 0 donde debería ir la variable del bucle.
`empieza-en-la-entrada`: tu resultado coincide con acumular encima de los valores de la entrada
`empieza-en-uno`: tu resultado coincide con acumular encima de un array de unos
→ Mira con qué valores empieza el array en el que acumulas.
`ancho-por-alto`: tu resultado coincide con escribir en un array con el alto y el ancho cambiados
`tamano-de-la-salida`: tu función coincide con la que acumula en un array del tamaño de l_O
→ Compara la `shape` del array en el que acumulas con la de layer_input.
`a-todos-los-canales`: tu resultado coincide con dar a cada canal lo que llega a todos ellos
→ Cada canal de l_O corresponde a un solo canal de la entrada.
`gradiente-sin-decimales`: tu resultado coincide con acumular en un array que no guarda decimales
→ Mira de qué tipo es el array en el que acumulas.
`a-todas-las-imagenes`: tu resultado coincide con dar a cada imagen lo que llega a todo el lote
→ Cada imagen de l_O corresponde a una sola imagen de la entrada.
""")

#: Solo del máximo.
MAX = said("""
`minimo`: tu resultado coincide con dar el gradiente al mínimo de cada ventana
→ Mira el sentido de la comparación.
`plano-entero`: tu resultado coincide con buscar el máximo en el canal entero, no en la ventana
→ Imprime la `shape` de lo que comparas: debe ser la de una ventana.
`sin-acumular`: tu resultado coincide con asignar (`=`) donde hay que acumular (`+=`)
→ Una casilla que gana en varias ventanas recibe la suma de sus gradientes; con índices repetidos, `+=` solo
  suma una vez.
`pisar-la-ventana`: tu resultado coincide con escribir cada ventana entera encima de las anteriores
→ Acumula con `+=`: una casilla puede estar en varias ventanas.
`empate-duplicado`: tu resultado coincide con dar el gradiente entero a todos los máximos empatados
→ El gradiente va solo al primer máximo, por filas: mira qué da `argmax`.
`empate-repartido`: tu resultado coincide con repartir el gradiente entre los máximos empatados
→ El gradiente va entero al primer máximo, por filas: mira qué da `argmax`.
`ultimo-maximo`: tu resultado coincide con dar el gradiente al último de los máximos empatados
→ En un empate gana el primero por filas: mira cómo comparas (`>` o `>=`) o qué posición tomas de las que hay.
`primer-maximo-por-columnas`: tu resultado coincide con dar el gradiente al primer máximo empatado contando
  por columnas
→ En un empate gana el primero por filas: mira en qué orden recorres la ventana.
`comparar-con-todo-el-plano`: tu resultado coincide con buscar el máximo de cada ventana en todo el canal
`primera-aparicion-en-el-plano`: tu resultado coincide con dar el gradiente a la primera casilla del canal que
  vale lo que el máximo
→ El mismo valor puede estar también en otra ventana: compara solo dentro de la tuya.
`maximo-cero-descartado`: tu resultado coincide con no repartir nada en las ventanas cuyo máximo es 0
→ Un máximo que vale 0 también es un máximo.
`empate-no-previsto`: tu función falla justo donde hay empates, como si solo pudiera haber un máximo en cada
  ventana
→ Imprime las posiciones que encuentras en una ventana con dos máximos iguales.
`casi-empate`: tu resultado coincide con dar el gradiente también a las casillas que casi igualan al máximo
`primer-casi-empate`: tu resultado coincide con dar el gradiente a la primera casilla que casi iguala al
  máximo
→ Dos valores distintos no empatan, por cerca que estén.
`por-la-activacion`: tu resultado coincide con poner el valor de la entrada en lugar del gradiente que llega
`gradiente-por-el-maximo`: tu resultado coincide con multiplicar el gradiente que llega por el valor del
  máximo
`maximo-en-toda-la-ventana`: tu resultado coincide con repartir por toda la ventana el gradiente multiplicado
  por el máximo
→ A la casilla ganadora le llega l_O, no el máximo.
`ventana-por-el-gradiente`: tu resultado coincide con multiplicar cada casilla de la ventana por el gradiente
  que llega
`gradiente-en-toda-la-ventana`: tu resultado coincide con dar el gradiente entero a todas las casillas de la
  ventana
`como-la-media`: tu resultado coincide con repartir el gradiente por toda la ventana
→ En max pooling, solo la casilla ganadora influye en la salida.
`sin-el-gradiente`: tu resultado coincide con poner un 1 en cada casilla ganadora, sin usar l_O
→ Mira dónde interviene l_O en tu cálculo.
`gradiente-dividido`: tu resultado coincide con dividir entre el área de la ventana lo que recibe la ganadora
→ Si la ganadora sube 1, ¿cuánto sube la salida?
`como-una-relu`: tu resultado coincide con dar el gradiente a todas las casillas positivas
→ La casilla que influye en la salida es la mayor de la ventana, sea cual sea su signo.
`en-la-esquina`: tu resultado coincide con dar el gradiente a la primera casilla de cada ventana
→ Falta averiguar en qué casilla de la ventana está el máximo.
`posicion-sin-desplazar`: tu resultado coincide con llevar todos los gradientes a la primera ventana
→ La posición que da `argmax` cuenta desde la esquina de la ventana, no desde la de la imagen.
`stride-ignorado-al-leer`: tu resultado coincide con buscar el máximo en ventanas movidas de 1 en 1 y escribir
  donde toca
`stride-ignorado-al-escribir-en-filas`: tu resultado coincide con olvidar el stride en la fila en la que
  escribes
`stride-ignorado-al-escribir-en-columnas`: tu resultado coincide con olvidar el stride en la columna en la que
  escribes
`stride-ignorado-al-escribir`: tu resultado coincide con buscar el máximo donde toca y escribir en ventanas
  movidas de 1 en 1
→ La ventana (i, j) empieza en la fila i·stride y en la columna j·stride.
`fila-por-columna`: tu resultado coincide con cambiar entre sí la fila y la columna del máximo dentro de la
  ventana
→ Comprueba en qué orden te da `unravel_index` la fila y la columna, o qué cociente y qué resto usas.
`nadie-por-debajo-de-cero`: tu resultado coincide con empezar el máximo en 0: en una ventana de negativos no
  gana nadie
→ Si buscas el máximo a mano, empieza por el primer valor de la ventana.
`maximo-en-valor-absoluto`: tu resultado coincide con buscar el máximo de los valores sin su signo
→ Entre −5 y −2, el máximo es −2: el signo cuenta.
`maximo-de-cada-fila`: tu resultado coincide con dar el gradiente al máximo de cada fila de la ventana
`maximo-de-cada-columna`: tu resultado coincide con dar el gradiente al máximo de cada columna de la ventana
→ Solo recibe una casilla de toda la ventana: mira sobre qué ejes buscas el máximo.
`posicion-con-otro-ancho`: tu resultado coincide con contar la posición del máximo como si las filas de la
  ventana fueran más largas o más cortas
→ La posición que da `argmax` cuenta casillas de la ventana, y cada fila tiene filter_size.
`mascara-de-bloques`: tu resultado coincide con repetir cada gradiente en un bloque y quedarse con los
  máximos, y falla donde los bloques no encajan con la imagen
→ Las ventanas pueden solaparse, dejar huecos o no llegar al borde: no siempre son bloques.
`maximo-entre-canales`: tu resultado coincide con dar el gradiente de todos los canales a la casilla mayor de
  todos ellos
`mascara-entre-canales`: tu resultado coincide con comparar cada casilla con el máximo de todos los canales
→ El pooling trata cada canal por separado, también a la vuelta.
`posiciones-de-todos`: tu resultado coincide con escribir en cada imagen y cada canal los gradientes de todos
→ Con `:` y arrays de posiciones, NumPy combina todos con todos: di también de qué imagen y canal es cada una.
`ventana-de-la-primera-imagen`: tu resultado coincide con buscar el máximo siempre en la primera imagen
`ventana-del-primer-canal`: tu resultado coincide con buscar el máximo siempre en el primer canal
→ Busca un índice fijo en 0 donde debería ir la variable del bucle.
""")

#: Solo de la media.
AVERAGE = said("""
`parte-hacia-abajo`: tu resultado coincide con redondear hacia abajo la parte que toca a cada casilla
→ Mira con qué operación divides y si conserva los decimales.
`media-del-gradiente`: tu resultado coincide con repartir en cada ventana la media de l_O, y no su valor
`suma-del-gradiente`: tu resultado coincide con repartir en cada ventana la suma de l_O, y no su valor
→ A cada ventana le llega solo su casilla de l_O: mira con qué índices lo lees.
`pisa-todos-los-canales`: tu resultado coincide con asignar (`=`) en todos los canales a la vez: queda lo del
  último
`pisa-todas-las-imagenes`: tu resultado coincide con asignar (`=`) en todas las imágenes a la vez: queda lo de
  la última
→ Mira dos cosas: en qué imagen y canal escribes, y si acumulas con `+=` lo que llega por varias ventanas.
`dividir-dos-veces`: tu resultado coincide con dividir dos veces entre el área de la ventana
`sin-dividir`: tu resultado coincide con dar a cada casilla el gradiente entero, sin dividir
→ Cada valor pesa 1 / (filter_size · filter_size) en la media.
`sin-acumular`: tu resultado coincide con asignar (`=`) donde hay que acumular (`+=`)
→ Una casilla que está en varias ventanas recibe una parte de cada una.
`por-la-activacion`: tu resultado coincide con multiplicar cada parte por el valor de la entrada
`media-por-el-gradiente`: tu resultado coincide con multiplicar por l_O la media de la ventana, en lugar de
  dividirlo
→ En la media, el peso de cada casilla no depende de lo que vale.
`sin-el-gradiente`: tu resultado coincide con repartir un 1 por cada ventana, sin usar l_O
→ Mira dónde interviene l_O en tu cálculo.
`en-la-esquina`: tu resultado coincide con dar solo su parte a la primera casilla de cada ventana
→ Todas las casillas de la ventana reciben la misma parte.
`promediar-los-solapes`: tu resultado coincide con dividir lo que recibe cada casilla entre las ventanas en
  las que está
→ Los gradientes que llegan por varias ventanas se suman: comprueba la suma total.
`dividir-entre-los-solapes`: tu resultado coincide con dividir lo que llega a cada casilla entre las ventanas
  en las que está, y no entre el área
→ Cada valor pesa 1 / (filter_size · filter_size) en la media, esté en cuántas ventanas esté.
`casilla-por-casilla`: tu función coincide con la que da a cada casilla lo de una sola ventana, la que sale de
  dividir su posición entre el stride
→ Una casilla puede estar en varias ventanas, o en ninguna: recorre ventanas y no casillas.
`gradiente-repetido`: tu resultado coincide con repetir cada gradiente en un bloque, como si no hubiera
  solapes
→ Las ventanas pueden solaparse, dejar huecos o no llegar al borde: no siempre son bloques.
`como-el-maximo`: tu resultado coincide con dar todo el gradiente a la casilla más grande
→ En la media, todas las casillas de la ventana influyen por igual.
""")
