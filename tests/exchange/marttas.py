"""An association of the store, and the same in a Kumu file with an id of its own."""

from graphsvc.model import Actor, ActorKind, LocalText

KUMU = '{"elements": [{"id": "elem-a1b2", "label": "Kuopion Marttayhdistys", "location": "Kuopio"}], "connections": []}'
STORED = Actor(
    id="martat",
    kind=ActorKind.ORGANISATION,
    subtype="association",
    names=LocalText("Kuopion Marttayhdistys ry"),
    municipality="297",
)
