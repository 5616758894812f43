"""Lo que Moodle escribe en cada idioma: meses, columnas de sus hojas y el estado de una entrega.

Una tabla por idioma, la única: quien lee fechas, hojas o prórrogas la toma de aquí. Los nombres son los de
los paquetes de idioma de Moodle (``langconfig`` y ``mod/assign``); el valenciano usa los del catalán. Los que
no estén se dicen con ``--columnas``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from grader.course.text import normal


@dataclass(frozen=True)
class Language:
    """Un idioma. ``months`` son doce; ``also``, otros nombres de un mes, y ``endings``, si se declinan.

    Del estado de una entrega, sin acentos: ``draft``, ``sent`` y ``nothing``, cómo empieza el de un borrador,
    el de algo enviado y el de quien no entregó; ``late`` y ``extension``, el principio de las palabras con
    que dice que hay retraso o prórroga.
    """

    name: str
    months: tuple[str, ...]
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    draft: tuple[str, ...] = ()
    sent: tuple[str, ...] = ()
    nothing: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    extension: tuple[str, ...] = ()
    also: Mapping[str, int] = field(default_factory=dict)
    endings: bool = False


def _months(text: str) -> tuple[str, ...]:
    return tuple(text.split())


#: El español y el inglés tienen sus columnas en ``sheets.COLUMNS``, con las de otros países y versiones.
LANGUAGES = (
    Language(
        name="español",
        months=_months(
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
        ),
        also={"setiembre": 9},  # en Perú y Uruguay
        columns={"submitted": ("Última modificación (envío)",)},
        draft=("borrador",),
        sent=("enviad", "entregado"),
        nothing=("sin entrega", "sin envio", "no entregado", "nueva entrega"),
        late=("retras", "despues", "tarde"),
        extension=("extension", "prorrog", "ampliad", "ampliac"),
    ),
    Language(
        name="inglés",
        months=_months(
            "January February March April May June July August September October November December"
        ),
        draft=("draft",),
        sent=("submitted",),
        nothing=("no submission", "new submission"),
        late=("late",),
        extension=("extension", "extended"),
    ),
    Language(
        name="catalán",
        months=_months("gener febrer març abril maig juny juliol agost setembre octubre novembre desembre"),
        columns={
            "identifier": ("Identificador",),
            "full_name": ("Nom complet", "Nom i cognoms", "Cognoms i nom"),
            "first_name": ("Nom",),
            "last_name": ("Cognoms", "Cognom"),
            "email": ("Adreça electrònica", "Correu electrònic", "Adreça de correu"),
            "id_number": ("Número ID", "Número d'identificació"),
            "grade": ("Qualificació",),
            "max_grade": ("Qualificació màxima",),
            "submitted": ("Darrera modificació (tramesa)", "Última modificació (tramesa)"),
            "graded": ("Darrera modificació (qualificació)", "Última modificació (qualificació)"),
            "comments": ("Comentaris de retroacció", "Comentaris de retroalimentació"),
            "status": ("Estat",),
            "group": ("Grup",),
        },
        draft=("esborrany",),
        sent=("s ha trames", "trames", "lliurat"),
        nothing=("no hi ha", "sense", "nova tramesa"),
        late=("tard", "retard", "endarrer"),
        extension=("prorrog", "ampliac"),
    ),
    Language(
        name="gallego",
        months=_months(
            "xaneiro febreiro marzo abril maio xuño xullo agosto setembro outubro novembro decembro"
        ),
        columns={
            "full_name": ("Nome completo", "Nome e apelidos"),
            "first_name": ("Nome",),
            "last_name": ("Apelidos", "Apelido"),
            "email": ("Enderezo de correo", "Enderezo de correo electrónico", "Correo electrónico"),
            "grade": ("Cualificación",),
            "max_grade": ("Cualificación máxima",),
            "graded": ("Última modificación (cualificación)",),
            "comments": ("Comentarios",),
        },
        draft=("version preliminar",),
        sent=("entregado para",),
        nothing=("sen entrega", "nova entrega"),
        late=("fora de prazo",),
        extension=("prorrog", "ampliac"),
    ),
    Language(
        name="euskera",
        months=_months(
            "urtarrila otsaila martxoa apirila maiatza ekaina uztaila abuztua iraila urria azaroa abendua"
        ),
        endings=True,  # «2026(e)ko irailaren 7(a)»
        columns={
            "identifier": ("Identifikatzailea",),
            "full_name": ("Izen-deiturak", "Izen osoa"),
            "first_name": ("Izena",),
            "last_name": ("Deitura", "Deiturak", "Abizena", "Abizenak"),
            "email": ("E-posta helbidea", "Helbide elektronikoa", "Posta elektronikoa"),
            "grade": ("Kalifikazioa",),
            "max_grade": ("Gehieneko kalifikazioa", "Gehienezko kalifikazioa"),
            "submitted": ("Azken aldaketa (bidalketa)",),
            "graded": ("Azken aldaketa (kalifikazioa)",),
            "comments": ("Feedback-iruzkinak",),
            "status": ("Egoera",),
            "group": ("Taldea",),
        },
        draft=("zirriborro",),
        sent=("kalifikatzeko bidali",),
        nothing=("ez dago bidalketa", "bidalketarik ez", "bidalketa berria"),
        late=("beranduago",),
        extension=("luzap",),
    ),
    Language(
        name="portugués",
        months=_months(
            "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"
        ),
        columns={
            "full_name": ("Nome completo",),
            "first_name": ("Nome",),
            "last_name": ("Sobrenome", "Apelido", "Apelidos"),
            "email": ("Endereço de email", "Endereço de e-mail", "Email"),
            "grade": ("Nota", "Avaliação"),
            "max_grade": ("Nota máxima", "Avaliação máxima"),
            "submitted": (
                "Última atualização (submissão)",
                "Última modificação (submissão)",
                "Última modificação (envio)",
            ),
            "graded": ("Última atualização (avaliação)", "Última modificação (nota)"),
            "comments": ("Comentários de feedback", "Comentários do feedback"),
        },
        draft=("rascunho", "trabalho em curso", "em curso"),
        sent=("submetid", "enviad"),
        nothing=("nao submetid", "nenhum", "sem", "nova submissao"),
        late=("atrasad", "fora do prazo"),
        extension=("prolong", "prorrog", "extens"),
    ),
)


def is_draft(status: str) -> bool:
    """Si el estado de una entrega en la hoja de calificaciones es el de un borrador."""
    return normal(status).startswith(tuple(word for language in LANGUAGES for word in language.draft))
