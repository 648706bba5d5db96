"""One hatch, three clicks: what is needed, what kind of help, where. The path says which is asked now."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from graphsvc.model import Language, Vocabulary
from graphsvc.service import Hatch
from graphsvc.texts import text
from graphsvc.web.pages.shell import address


class Step(StrEnum):
    """What is asked, in this order."""

    NEED = "need"
    KIND = "kind"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Stage:
    """A step as the way through the hatch shows it: what was chosen at it, and the address without that."""

    step: Step
    chosen: str
    without: str


@dataclass(frozen=True, slots=True)
class Way:
    """Where somebody stands in the hatch: the step, and what was chosen so far."""

    language: Language
    step: Step
    topic: str | None
    place: str | None

    def after(self, option: str | None) -> str:
        """The address to which a choice leads: the next step that is open, else the answer.

        None at the last step is the whole country.
        """
        topic, place = self.topic, self.place
        if self.step is Step.NEED:
            return self._at(Step.KIND, option, place)
        if self.step is Step.KIND:
            return self._answer(option, place) if place else self._at(Step.PLACE, option, None)
        return self._answer(topic, option) if topic else self._at(Step.NEED, None, option)

    def inside(self, region: str | None) -> str:
        """The address where the municipalities of a region are chosen from, or the regions."""
        return self._at(Step.PLACE, self.topic, region)

    def stages(self, hatch: Hatch, vocabulary: Vocabulary) -> Iterator[Stage]:
        """The three steps, each with what was chosen."""
        group = hatch.chosen_group
        yield Stage(Step.NEED, group.label if group else "", self._at(Step.NEED, None, self.place))
        yield Stage(Step.KIND, self._kind(hatch), self._at(Step.KIND, group.id if group else None, self.place))
        where = vocabulary.places[self.place].titles.in_language(self.language) if self.place else ""
        yield Stage(Step.PLACE, where, self._at(Step.PLACE, self.topic, None))

    def _kind(self, hatch: Hatch) -> str:
        if hatch.chosen_topic:
            return hatch.chosen_topic.label
        is_any = self.step is Step.PLACE and hatch.chosen_group is not None
        return text(self.language, "hatch.any_kind") if is_any else ""

    def _at(self, step: Step, topic: str | None, place: str | None) -> str:
        return address(self.language, "hatch", step=step, topic=topic, place=place)

    def _answer(self, topic: str | None, place: str | None) -> str:
        return address(self.language, "ask", topic=topic, place=place)
