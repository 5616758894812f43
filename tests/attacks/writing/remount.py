# /// esperado
# nota = "Intenta montar, cambiar de raíz, crear dispositivos, cambiar de usuario y entrar en otros espacios de nombres."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# peligro = true
# ///

# %% nueva al final
import ctypes
import os
libc = ctypes.CDLL(None, use_errno=True)
os.makedirs("punto", exist_ok=True)
attempts = {
    "unshare": lambda: libc.unshare(0x10000000),
    "mount": lambda: libc.mount(b"none", b"punto", b"tmpfs", 0, b"size=64k"),
    "mknod": lambda: libc.mknod(b"@CANARIO@-dispositivo", 0o20666, os.makedev(1, 3)),
    "chroot": lambda: libc.chroot(b"punto"),
}
for name, attempt in attempts.items():
    child = os.fork()
    if child == 0:
        os._exit(0 if attempt() == 0 else 1)
    print(name, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
try:
    handle = os.open(f"/proc/{os.getppid()}/ns/mnt", os.O_RDONLY)
    child = os.fork()
    if child == 0:
        entered = libc.setns(handle, 0) == 0
        os._exit(0 if entered and os.path.exists("@CURSO@/.grader/clave") else 1)
    if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0:
        print(@EXITO@)
except OSError as error:
    print(type(error).__name__)
