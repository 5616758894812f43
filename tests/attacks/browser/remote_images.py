# /// esperado
# nota = "Imágenes, hojas de estilo y tipos de letra de otro sitio: avisan de que alguien abrió el cuaderno."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% texto al final
# ![resultado](http://127.0.0.1:@TCP@/@NOMBRE@/imagen.png)
# <img src="//127.0.0.1:@TCP@/@NOMBRE@/esquema.png" srcset="http://127.0.0.1:@TCP@/@NOMBRE@/2x.png 2x">
# <link rel="stylesheet" href="http://127.0.0.1:@TCP@/@NOMBRE@/estilo.css">
# <style>@import url("http://127.0.0.1:@TCP@/@NOMBRE@/import.css");</style>
# <p style="background: url(http://127.0.0.1:@TCP@/@NOMBRE@/fondo.png)">fondo</p>
# <video poster="http://127.0.0.1:@TCP@/@NOMBRE@/cartel.png"></video>
# <audio src="http://127.0.0.1:@TCP@/@NOMBRE@/audio.mp3" autoplay></audio>
