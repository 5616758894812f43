"""Seccomp: lista de llamadas al sistema que el código de un estudiante no puede hacer.

Lo prohibido contesta «operación no permitida» en lugar de terminar el proceso: a quien lo intenta le falla su
celda y lo demás sigue. Los números son los de ``asm/unistd.h``; el filtro es BPF clásico (``seccomp(2)``).
"""

import ctypes
import errno
import struct

from grader.sandbox.syscalls import (
    CLONE_NEWIPC,
    CLONE_NEWNET,
    CLONE_NEWNS,
    CLONE_NEWPID,
    CLONE_NEWUSER,
    CLONE_NEWUTS,
    PR_SET_PDEATHSIG,
    PR_SET_SECCOMP,
    machine,
    prctl,
)

# nombre: (x86_64, aarch64); None donde esa arquitectura no la tiene
_DENIED = {
    # otros procesos
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "process_madvise": (440, 440),
    "kcmp": (312, 272),
    "pidfd_open": (434, 434),
    "pidfd_getfd": (438, 438),
    "setsid": (112, 157),
    "setpgid": (109, 154),
    "execve": (59, 221),
    "execveat": (322, 281),
    # red y comunicación entre procesos
    "socket": (41, 198),
    "shmget": (29, 194),
    "semget": (64, 190),
    "msgget": (68, 186),
    "mq_open": (240, 180),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    # espacios de nombres y montajes
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "mount_setattr": (442, 442),
    # el núcleo y la máquina
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "keyctl": (250, 219),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "open_by_handle_at": (304, 265),
    "name_to_handle_at": (303, 264),
    "personality": (135, 92),
    # memoria que no es de ningún proceso ni de ninguna carpeta: nadie la contaría
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "syslog": (103, 116),
    "acct": (163, 89),
    "quotactl": (179, 60),
    "reboot": (169, 142),
    "swapon": (167, 224),
    "swapoff": (168, 225),
    "kexec_load": (246, 104),
    "kexec_file_load": (320, 294),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "delete_module": (176, 106),
    "settimeofday": (164, 170),
    "clock_settime": (227, 112),
    "clock_adjtime": (305, 266),
    "adjtimex": (159, 171),
    "sethostname": (170, 161),
    "setdomainname": (171, 162),
}
# sin un espacio de procesos propio, las señales llegarían a los demás procesos del usuario
_SIGNALS = {
    "kill": (62, 129),
    "tkill": (200, 130),
    "tgkill": (234, 131),
    "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
    "pidfd_send_signal": (424, 424),
}
# Landlock no las mira, y sin unos montajes propios valdrían para los archivos de todos. Contestan que sí y no
# hacen nada: ``shutil.copy`` las usa.
_METADATA = {
    "chmod": (90, None),
    "fchmod": (91, 52),
    "fchmodat": (268, 53),
    "fchmodat2": (452, 452),
    "chown": (92, None),
    "lchown": (94, None),
    "fchown": (93, 55),
    "fchownat": (260, 54),
    "utime": (132, None),
    "utimes": (235, None),
    "futimesat": (261, None),
    "utimensat": (280, 88),
    "setxattr": (188, 5),
    "lsetxattr": (189, 6),
    "fsetxattr": (190, 7),
    "removexattr": (197, 14),
    "lremovexattr": (198, 15),
    "fremovexattr": (199, 16),
}
# de otro proceso, aunque sea del mismo usuario, nada: (números, qué argumento dice de quién)
_OF_ANOTHER = {
    "prlimit64": ((302, 261), 0),
    "sched_setaffinity": ((203, 122), 0),
    "sched_setscheduler": ((144, 119), 0),
    "sched_setparam": ((142, 118), 0),
    "sched_setattr": ((314, 274), 0),
    "setpriority": ((141, 140), 1),
    "ioprio_set": ((251, 30), 1),
}
_CLONE, _CLONE3, _PRCTL, _IOCTL = (56, 220), (435, 435), (157, 167), (16, 29)
_FCNTL, _F_SETOWN, _F_SETOWN_EX = (72, 25), 8, 15
_ARCHITECTURES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
_NEW_NAMESPACES = CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET
_X32 = 0x40000000
_TIOCSTI = 0x5412

_LOAD, _IF_EQUAL, _IF_AT_LEAST, _IF_ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _ARCH, _ARGUMENT = 0, 4, 16
_ALLOW, _KILL, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
_FILTER_MODE = 2


def supported() -> bool:
    """Si conocemos los números de esta arquitectura."""
    return machine() in _ARCHITECTURES


def install(signals: bool, alone: bool) -> None:
    """Instala el filtro en este proceso y los que cree.

    Con ``signals`` puede mandar señales; con ``alone``, cambiar procesos y archivos: solo ve los suyos.

    Exige ``no_new_privs``. Lanza ``OSError`` si el núcleo no lo admite.
    """
    code = program(signals, alone)
    buffer = ctypes.create_string_buffer(code, len(code))
    fprog = struct.pack("HxxxxxxP", len(code) // 8, ctypes.addressof(buffer))
    prctl(PR_SET_SECCOMP, _FILTER_MODE, ctypes.create_string_buffer(fprog, len(fprog)))


def program(signals: bool, alone: bool) -> bytes:
    """El filtro en BPF clásico para esta máquina."""
    column, architecture = _ARCHITECTURES[machine()]
    denied = dict(_DENIED) if signals else _DENIED | _SIGNALS
    steps = [
        _step(_LOAD, _ARCH),
        _step(_IF_EQUAL, architecture, 1, 0),
        _step(_RETURN, _KILL),
        _step(_LOAD, _NUMBER),
    ]
    if column == 0:
        steps += [_step(_IF_AT_LEAST, _X32, 0, 1), _step(_RETURN, _KILL)]
    for numbers in denied.values():
        steps += [_step(_IF_EQUAL, numbers[column], 0, 1), _refuse(errno.EPERM)]
    # sin clone3, la biblioteca de C recurre a clone, cuyos argumentos sí se pueden mirar
    steps += [_step(_IF_EQUAL, _CLONE3[column], 0, 1), _refuse(errno.ENOSYS)]
    steps += _with_argument(_CLONE[column], 0, _IF_ANY_BIT, _NEW_NAMESPACES)
    steps += _with_argument(_PRCTL[column], 0, _IF_EQUAL, PR_SET_PDEATHSIG)
    steps += _with_argument(_IOCTL[column], 1, _IF_EQUAL, _TIOCSTI)
    if not alone:
        for numbers in _METADATA.values():
            if numbers[column] is not None:
                steps += [_step(_IF_EQUAL, numbers[column], 0, 1), _refuse(0)]
        for numbers, who in _OF_ANOTHER.values():
            steps += _with_argument(numbers[column], who, _IF_AT_LEAST, 1)
        for command in (_F_SETOWN, _F_SETOWN_EX):
            steps += _with_argument(_FCNTL[column], 1, _IF_EQUAL, command)
    return b"".join([*steps, _step(_RETURN, _ALLOW)])


def _with_argument(number: int, position: int, test: int, value: int) -> list[bytes]:
    """Rechaza la llamada ``number`` si su argumento ``position`` cumple ``test``."""
    return [
        _step(_IF_EQUAL, number, 0, 4),
        _step(_LOAD, _ARGUMENT + 8 * position),
        _step(test, value, 0, 1),
        _refuse(errno.EPERM),
        _step(_LOAD, _NUMBER),
    ]


def _refuse(code: int) -> bytes:
    return _step(_RETURN, _ERRNO | code)


def _step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("HBBI", code, if_true, if_false, value)
