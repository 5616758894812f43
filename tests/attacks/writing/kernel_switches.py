# /// esperado
# nota = "Escribe en /proc y /sys lo que cambia a otros: oom_score_adj, core_pattern, sysrq, cgroups."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
@LLAMADA@


places = ["/proc/sys/kernel/core_pattern", "/proc/sysrq-trigger", f"/proc/{os.getppid()}/oom_score_adj"]
places += ["/sys/fs/cgroup/cgroup.procs", "/proc/1/oom_score_adj", "/proc/self/../1/comm", "/dev/kmsg", "/dev/mem"]
for place in places:
    try:
        handle = os.open(place, os.O_WRONLY)  # abrirlo basta: no se escribe nada
        os.close(handle)
        print(@EXITO@, place)
    except OSError as error:
        print(error.strerror)
