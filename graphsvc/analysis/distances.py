"""Distances between many points at once."""

from collections.abc import Iterable

import numpy as np

from graphsvc.analysis.flattening import Reals
from graphsvc.model import Point
from graphsvc.model.places import EARTH_RADIUS_KM


def radians(points: Iterable[Point | None]) -> Reals:
    """A row of latitude and longitude in radians for each point; NaN where a point is not known."""
    return np.radians([(point.latitude, point.longitude) if point else (np.nan, np.nan) for point in points]).reshape(
        -1, 2
    )


def kilometres(some: Reals, others: Reals) -> Reals:
    """How far each of the others (columns) is from each of some (rows), all in radians (haversine, Sinnott 1984)."""
    north, other_north = some[:, :1], others[:, 0]
    chord = np.sin((other_north - north) / 2) ** 2
    chord = chord + np.cos(north) * np.cos(other_north) * np.sin((others[:, 1] - some[:, 1:]) / 2) ** 2
    distances: Reals = 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(1.0, chord)))
    return distances
