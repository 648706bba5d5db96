"""From points on the Earth to a flat map in kilometres."""

import math
from dataclasses import dataclass

from graphsvc.drawing.rings import Spot
from graphsvc.model.places import EARTH_RADIUS_KM, Point


@dataclass(frozen=True, slots=True)
class Projection:
    """The azimuthal equidistant projection (Snyder 1987, p. 195): ways and directions from `middle` are true."""

    middle: Point

    def spot(self, point: Point) -> Spot:
        """Kilometres to the right of the middle and below it."""
        latitude, longitude = math.radians(point.latitude), math.radians(point.longitude - self.middle.longitude)
        middle = math.radians(self.middle.latitude)
        east = math.cos(latitude) * math.sin(longitude)
        north = math.cos(middle) * math.sin(latitude) - math.sin(middle) * math.cos(latitude) * math.cos(longitude)
        away = math.hypot(east, north)
        stretch = self.middle.km_to(point) / away if away else EARTH_RADIUS_KM
        return (east * stretch, -north * stretch)
