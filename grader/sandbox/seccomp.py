"""Seccomp: las llamadas al sistema que puede hacer el código de un estudiante, y ninguna más.

Lo demás contesta «operación no permitida» en lugar de terminar el proceso: a quien lo intenta le falla su
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

# cada una, con su número en x86_64 y en aarch64; «-» donde esa arquitectura no la tiene
_ALLOWED = (
    # archivos
    """
    read=0:63 write=1:64 readv=19:65 writev=20:66 pread64=17:67 pwrite64=18:68 preadv=295:69
    pwritev=296:70 preadv2=327:286 pwritev2=328:287 open=2:- openat=257:56 creat=85:- close=3:57
    close_range=436:436 lseek=8:62 stat=4:- lstat=6:- fstat=5:80 newfstatat=262:79 statx=332:291
    access=21:- faccessat=269:48 faccessat2=439:439 readlink=89:- readlinkat=267:78 getdents=78:-
    getdents64=217:61 getcwd=79:17 chdir=80:49 fchdir=81:50 mkdir=83:- mkdirat=258:34 rmdir=84:-
    unlink=87:- unlinkat=263:35 rename=82:- renameat=264:38 renameat2=316:276 link=86:- linkat=265:37
    symlink=88:- symlinkat=266:36 umask=95:166 dup=32:23 dup2=33:- dup3=292:24 flock=73:32 fsync=74:82
    fdatasync=75:83 fallocate=285:47 ftruncate=77:46 truncate=76:45 fadvise64=221:223
    readahead=187:213 sendfile=40:71 copy_file_range=326:285 splice=275:76 pipe=22:- pipe2=293:59
    statfs=137:43 fstatfs=138:44 getxattr=191:8 lgetxattr=192:9 fgetxattr=193:10 listxattr=194:11
    llistxattr=195:12 flistxattr=196:13
    """,
    # memoria
    """
    mmap=9:222 mprotect=10:226 munmap=11:215 mremap=25:216 brk=12:214 madvise=28:233 mincore=27:232
    msync=26:227 get_mempolicy=239:236 set_mempolicy=238:237 mbind=237:235
    """,
    # hilos y procesos
    """
    futex=202:98 futex_waitv=449:449 set_robust_list=273:99 get_robust_list=274:100
    set_tid_address=218:96 rseq=334:293 membarrier=324:283 arch_prctl=158:- fork=57:- vfork=58:-
    exit=60:93 exit_group=231:94 wait4=61:260 waitid=247:95 getpid=39:172 getppid=110:173
    gettid=186:178 getuid=102:174 geteuid=107:175 getgid=104:176 getegid=108:177 getresuid=118:148
    getresgid=120:150 getgroups=115:158 getpgrp=111:- getpgid=121:155 getsid=124:156 capget=125:90
    getrlimit=97:163 setrlimit=160:164 getrusage=98:165 getpriority=140:141 sched_yield=24:124
    sched_getaffinity=204:123 sched_getparam=143:121 sched_getscheduler=145:120 sched_getattr=315:275
    sched_get_priority_max=146:125 sched_get_priority_min=147:126 sched_rr_get_interval=148:127
    getcpu=309:168 uname=63:160 sysinfo=99:179 getrandom=318:278
    """,
    # señales y tiempo
    """
    rt_sigaction=13:134 rt_sigprocmask=14:135 rt_sigreturn=15:139 rt_sigsuspend=130:133
    rt_sigtimedwait=128:137 rt_sigpending=127:136 sigaltstack=131:132 restart_syscall=219:128
    pause=34:- alarm=37:- nanosleep=35:101 clock_nanosleep=230:115 clock_gettime=228:113
    clock_getres=229:114 gettimeofday=96:169 time=201:- times=100:153 getitimer=36:102
    setitimer=38:103 timer_create=222:107 timer_settime=223:110 timer_gettime=224:108
    timer_getoverrun=225:109 timer_delete=226:111 timerfd_create=283:85 timerfd_settime=286:86
    timerfd_gettime=287:87 signalfd=282:- signalfd4=289:74 eventfd=284:- eventfd2=290:19
    """,
    # esperar y hablar consigo mismo
    """
    poll=7:- ppoll=271:73 select=23:- pselect6=270:72 epoll_create=213:- epoll_create1=291:20
    epoll_ctl=233:21 epoll_wait=232:- epoll_pwait=281:22 epoll_pwait2=441:441 sendto=44:206
    recvfrom=45:207 sendmsg=46:211 recvmsg=47:212 sendmmsg=307:269 recvmmsg=299:243 shutdown=48:210
    getsockname=51:204 getpeername=52:205 getsockopt=55:209 setsockopt=54:208
    """,
)
# sin un espacio de procesos propio ni Landlock 6, las señales llegarían a los demás procesos del usuario
_SIGNALS = """
    kill=62:129 tkill=200:130 tgkill=234:131 rt_sigqueueinfo=129:138 rt_tgsigqueueinfo=297:240
    pidfd_send_signal=424:424
"""
# Landlock no las mira, y sin unos montajes propios valdrían para los archivos de todos. Contestan que sí y no
# hacen nada: ``shutil.copy`` las usa.
_METADATA = """
    chmod=90:- fchmod=91:52 fchmodat=268:53 fchmodat2=452:452 chown=92:- lchown=94:- fchown=93:55
    fchownat=260:54 utime=132:- utimes=235:- futimesat=261:- utimensat=280:88 setxattr=188:5
    lsetxattr=189:6 fsetxattr=190:7 removexattr=197:14 lremovexattr=198:15 fremovexattr=199:16
"""
# las que dependen de sus argumentos
_CLONE, _CLONE3, _PRCTL, _IOCTL, _FCNTL = (56, 220), (435, 435), (157, 167), (16, 29), (72, 25)
_SOCKETPAIR, _SOCK_STREAM, _KIND_OF_SOCKET = (53, 199), 1, 0xF
#: Cambian a quien diga su primer argumento: solo a uno mismo.
_ABOUT_SOMEONE = {"prlimit64": (302, 261), "sched_setaffinity": (203, 122)}
_F_SETOWN, _F_SETOWN_EX = 8, 15
_TIOCSTI, _TIOCLINUX = 0x5412, 0x541C
#: Desde este número no las conocemos: como si el núcleo fuera más viejo.
_NEWER = 463

_ARCHITECTURES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
_NEW_NAMESPACES = CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET
_X32 = 0x40000000

_LOAD, _AND, _RETURN = 0x20, 0x54, 0x06
_IF_EQUAL, _IF_AT_LEAST, _IF_ANY_BIT = 0x15, 0x35, 0x45
_NUMBER, _ARCH, _ARGUMENT = 0, 4, 16
_ALLOW, _KILL, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
_FILTER_MODE = 2


def supported() -> bool:
    """Si conocemos los números de esta arquitectura."""
    return machine() in _ARCHITECTURES


def install(signals: bool, alone: bool) -> None:
    """Instala el filtro en este proceso y los que cree.

    Con ``signals`` puede mandar señales; con ``alone``, cambiar los permisos de archivos: solo ve los suyos.

    Exige ``no_new_privs``. Lanza ``OSError`` si el núcleo no lo admite.
    """
    code = program(signals, alone)
    buffer = ctypes.create_string_buffer(code, len(code))
    fprog = struct.pack("HxxxxxxP", len(code) // 8, ctypes.addressof(buffer))
    prctl(PR_SET_SECCOMP, _FILTER_MODE, ctypes.create_string_buffer(fprog, len(fprog)))


def program(signals: bool, alone: bool) -> bytes:
    """El filtro en BPF clásico para esta máquina."""
    column, architecture = _ARCHITECTURES[machine()]
    steps = [
        _step(_LOAD, _ARCH),
        _step(_IF_EQUAL, architecture, 1, 0),
        _step(_RETURN, _KILL),
        _step(_LOAD, _NUMBER),
    ]
    if column == 0:
        steps += [_step(_IF_AT_LEAST, _X32, 0, 1), _step(_RETURN, _KILL)]
    allowed = [*_ALLOWED, *([_SIGNALS] if signals else []), *([_METADATA] if alone else [])]
    for number in (n for group in allowed for n in numbers(group, column).values()):
        steps += [_step(_IF_EQUAL, number, 0, 1), _step(_RETURN, _ALLOW)]
    for number in () if alone else numbers(_METADATA, column).values():
        steps += [_step(_IF_EQUAL, number, 0, 1), _refuse(0)]
    steps += _unless(_CLONE[column], 0, _IF_ANY_BIT, _NEW_NAMESPACES)
    steps += _unless(_PRCTL[column], 0, _IF_EQUAL, PR_SET_PDEATHSIG)
    steps += _unless(_IOCTL[column], 1, _IF_EQUAL, _TIOCSTI, _TIOCLINUX)
    steps += _unless(_FCNTL[column], 1, _IF_EQUAL, *(() if alone else (_F_SETOWN, _F_SETOWN_EX)))
    for where in _ABOUT_SOMEONE.values():
        steps += _unless(where[column], 0, _IF_AT_LEAST, 1)
    steps += _only_streams(_SOCKETPAIR[column])
    # sin clone3, la biblioteca de C recurre a clone, cuyos argumentos sí se pueden mirar
    steps += [_step(_IF_EQUAL, _CLONE3[column], 0, 1), _refuse(errno.ENOSYS)]
    steps += [_step(_IF_AT_LEAST, _NEWER, 0, 1), _refuse(errno.ENOSYS)]
    return b"".join([*steps, _refuse(errno.EPERM)])


def numbers(group: str, column: int) -> dict[str, int]:
    """Los números de las llamadas de ``group`` en la arquitectura de esa columna, por su nombre."""
    found = (call.partition("=") for call in group.split())
    each = {name: both.split(":")[column] for name, _, both in found}
    return {name: int(number) for name, number in each.items() if number != "-"}


def _unless(number: int, position: int, test: int, *values: int) -> list[bytes]:
    """Permite la llamada ``number`` si su argumento ``position`` no cumple ``test`` con ningún valor."""
    checks = [step for value in values for step in (_step(test, value, 0, 1), _refuse(errno.EPERM))]
    return [
        _step(_IF_EQUAL, number, 0, 2 + len(checks)),
        _step(_LOAD, _ARGUMENT + 8 * position),
        *checks,
        _step(_RETURN, _ALLOW),
    ]


def _only_streams(number: int) -> list[bytes]:
    """Permite la llamada ``number`` con zócalos conectados: los demás llegarían a los de la máquina."""
    return [
        _step(_IF_EQUAL, number, 0, 5),
        _step(_LOAD, _ARGUMENT + 8),
        _step(_AND, _KIND_OF_SOCKET),
        _step(_IF_EQUAL, _SOCK_STREAM, 0, 1),
        _step(_RETURN, _ALLOW),
        _refuse(errno.EPERM),
    ]


def _refuse(code: int) -> bytes:
    return _step(_RETURN, _ERRNO | code)


def _step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("HBBI", code, if_true, if_false, value)
