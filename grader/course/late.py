"""Penalizaciones por retraso que se activan con una línea de ``nbgrader_config.py``.

``c.AssignLatePenalties.plugin_class = "grader.course.late.PerDay"``; con otra, ``c.PerDay.percent = 5``, se
cambia lo que cuesta cada día. La aplica nbgrader al calificar: los puntos que alguien ponga después a mano
entran en la cuenta la próxima vez que la entrega se califique o se juzgue.
"""

import math

from nbgrader.plugins import BasePlugin
from traitlets import Float

_DAY = 86_400


class PerDay(BasePlugin):
    """Quita un tanto por ciento de los puntos obtenidos por cada día empezado de retraso."""

    percent = Float(10, min=0, max=100, help="Tanto por ciento de los puntos que se pierde cada día.").tag(
        config=True
    )
    grace_minutes = Float(0, min=0, help="Minutos de retraso que no se tienen en cuenta.").tag(config=True)

    def late_submission_penalty(
        self, student_id: str, score: float, total_seconds_late: float
    ) -> float | None:
        """Los puntos que pierde una entrega de ``score`` puntos; ``None`` si no pierde ninguno."""
        late = total_seconds_late - 60 * self.grace_minutes
        if late <= 0:
            return None
        days = math.ceil(late / _DAY)
        return min(score, round(score * self.percent / 100 * days, 2))
