# /// esperado
# nota = "curl, bash con /dev/tcp y otro Python."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva al final
import subprocess
import sys
for words in (
    ["curl", "-s", "-m", "2", "http://127.0.0.1:@TCP@/@NOMBRE@"],
    ["bash", "-c", "echo @NOMBRE@ > /dev/tcp/127.0.0.1/@TCP@"],
    [sys.executable, "-c", "import socket; socket.create_connection(('127.0.0.1', @TCP@), 2).sendall(b'@NOMBRE@')"],
):
    try:
        done = subprocess.run(words, capture_output=True, timeout=4)
        print(words[0].rpartition("/")[2], done.returncode)
    except (OSError, subprocess.SubprocessError) as error:
        print(type(error).__name__)
