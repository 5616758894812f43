"""Configuración de nbgrader para este curso. Lo común está en ``grader.course.config``."""

from grader.course.config import configure

c = get_config()  # noqa: F821
configure(c)
