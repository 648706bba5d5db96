"""What the one who asks brings along: where partners are sought for nothing in particular, its own topics and place."""

from dataclasses import replace

from graphsvc.asking.cues import Purpose
from graphsvc.asking.understanding import Understood
from graphsvc.model import Language
from graphsvc.service.context import Context


def with_own_topics(context: Context, understood: Understood, asker: str | None, language: Language) -> Understood:
    """The same; where partners are sought and nothing says for what, for what the asker offers and needs, near it.

    Raises:
        NotFoundError: nobody bears the asker's id.
    """
    if asker is None or understood.purpose is Purpose.HELP or _says_what(understood):
        return understood
    municipality = context.actor(asker, "from").municipality
    own = context.interpreter.chosen(_topics(context, asker), (), (municipality,) if municipality else (), language)
    return replace(
        understood,
        topics=own.topics,
        places=understood.places or own.places,
        lacks_place=understood.lacks_place and not own.places,
        is_of_asker=True,
    )


def _says_what(understood: Understood) -> bool:
    return bool(understood.topics or understood.target_groups or understood.actors)


def _topics(context: Context, asker: str) -> tuple[str, ...]:
    """What an actor offers, then what it needs."""
    entries = (*context.store.offers_of((asker,)), *context.store.needs_of((asker,)))
    return tuple(dict.fromkeys(entry.topic for entry in entries))
