# /// esperado
# nota = "Escribe en la carpeta personal: .bashrc, .ssh, configuración de Jupyter y de IPython."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# peligro = true
# ///

# %% nueva al final
import os
import pwd
homes = ["@CASA@"]
for home in homes:
    for name in (".bashrc", ".ssh/authorized_keys", ".jupyter/jupyter_config.py", ".ipython/profile_default/startup/0.py"):
        try:
            os.makedirs(os.path.dirname(f"{home}/{name}"), exist_ok=True)
            with open(f"{home}/{name}", "a") as file:
                file.write("\n# @CANARIO@\n")
            print("escrito")
        except OSError as error:
            print(type(error).__name__)
try:
    with open(os.path.join(pwd.getpwuid(os.getuid()).pw_dir, "@CANARIO@.txt"), "w") as file:
        file.write("@CANARIO@")
    print("en la carpeta de su usuario")
except (OSError, KeyError) as error:
    print(type(error).__name__)
