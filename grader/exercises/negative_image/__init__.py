"""Unidad 00: ``negative_image``, para estrenar la comprobación."""

from grader.exercises.negative_image.exercise import NEGATIVE_IMAGE

EXERCISES = (NEGATIVE_IMAGE,)
