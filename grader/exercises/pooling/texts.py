"""Unidad 05: con qué coincide cada error conocido → qué mirar, igual a la ida y a la vuelta."""

from grader.exercises.catalogue import said

#: De cualquier función.
SHARED = said("""
`maximo-desde-cero`: tu resultado coincide con empezar el máximo en 0, que gana a todos los negativos
→ Si buscas el máximo a mano, empieza por el primer valor de la ventana.
`todo-ceros`: tu resultado vale 0 en todas las casillas
→ Mira si lo que calculas llega a guardarse en el array que devuelves.
`stride-dos-veces`: tu resultado coincide con multiplicar dos veces por el stride
`stride-sumado`: tu resultado coincide con sumar el stride en lugar de multiplicar
`stride-fijo-en-dos`: tu resultado coincide con mover la ventana siempre de 2 en 2
→ La ventana (i, j) empieza en la fila i·stride y en la columna j·stride.
`stride-solo-en-el-principio`: tu resultado coincide con usar el stride donde empieza la ventana y no donde
  acaba
→ Imprime dónde empieza y dónde acaba la ventana de la casilla [1, 1]: su lado es filter_size.
`ventana-corta`: tu resultado coincide con ventanas a las que les faltan la última fila y la última columna
`ventana-sin-la-ultima-fila`: tu resultado coincide con ventanas a las que les falta la última fila
`ventana-sin-la-ultima-columna`: tu resultado coincide con ventanas a las que les falta la última columna
`ventana-larga`: tu resultado coincide con ventanas que tienen una fila y una columna de más
→ Un rango de Python no incluye el final: cuenta cuántas casillas tiene tu ventana.
`principio-por-la-ventana`: tu resultado coincide con empezar cada ventana en i·filter_size
→ El tamaño de la ventana es filter_size; stride es cuánto se mueve.
`posicion-de-la-entrada`: tu función falla cuando el stride es mayor que 1, como si la posición de la ventana
  en la entrada fuera también la de la salida
`recorre-la-entrada-con-su-posicion`: tu función falla como la que recorre la entrada hasta el final, de
  stride en stride, y usa también en la salida la posición de la entrada
→ Si avanzas por la entrada, lleva aparte la cuenta de la fila y la columna de la salida.
`imagenes-por-canales`: tu función falla donde no hay tantas imágenes como canales, como si se hubieran
  cambiado
→ El primer eje es el de las imágenes y el segundo, el de los canales.
`solo-la-primera-imagen`: la primera imagen está bien y las demás se quedan a 0
`solo-el-primer-canal`: el primer canal está bien y los demás se quedan a 0
`return-tras-un-canal`: solo está el primer canal de la primera imagen; lo demás se queda a 0
→ Mira en qué bucle está el `return` y qué índices recorre cada bucle.
`solo-la-ultima-imagen`: la última imagen está bien y las demás se quedan a 0
`solo-el-ultimo-canal`: el último canal está bien y los demás se quedan a 0
→ Mira qué queda fuera de cada bucle: al acabarlo, su índice se queda en el último valor.
`dividir-entre-el-lado`: tu resultado coincide con dividir entre filter_size en lugar de entre el área
`dividir-entre-dos-lados`: tu resultado coincide con dividir entre 2·filter_size
→ Cuenta cuántos valores hay en una ventana de filter_size × filter_size.
`dividir-entre-el-plano`: tu resultado coincide con dividir entre el número de casillas de la imagen
→ Se divide entre los valores que tiene una ventana.
`dividir-entre-las-ventanas`: tu resultado coincide con dividir entre el número de ventanas
→ Se divide entre los valores que tiene una ventana, no entre cuántas ventanas hay.
`dividir-entre-el-stride`: tu resultado coincide con dividir entre el cuadrado del stride
`dividir-entre-el-lado-y-el-stride`: tu resultado coincide con dividir entre filter_size · stride
→ El número de valores de una ventana no depende de cuánto se mueve.
`dividir-tambien-entre-los-canales`: tu resultado coincide con dividir también entre el número de canales
→ Cada canal se resume por separado: cuenta los valores de una ventana de un solo canal.
""")
