"""What the service puts around a map: where its pages lead."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from graphsvc.model import Language


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link in the frame of a map, or (without an address) where the reader is."""

    label: str
    address: str
    language: Language | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFrame:
    """The frame of a map's page.

    `assets` is where its styles and scripts are; `ego` the start of the address of a map around an actor, whose
    id follows; `places` the ids and names of places that the map may be limited to, of which `place` is chosen;
    `kept` what else stands in its address; `step` leads to a map around an actor with one step more, or back.
    `years` lead to the same map in other years, where its page holds no other days.
    `code` is what others put into their pages to show the map there; `is_local` says that it works at this machine only.
    `age` stands where the page is to tell how old it is.
    """

    assets: str
    home: str
    ego: str
    files: tuple[PageLink, ...]
    languages: tuple[PageLink, ...]
    views: tuple[PageLink, ...]
    places: tuple[tuple[str, str], ...]
    place: str
    kept: Mapping[str, str]
    step: PageLink | None = None
    years: tuple[PageLink, ...] = ()
    code: str = ""
    is_local: bool = False
    age: Markup = Markup()


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedFrame:
    """The frame of a map in the page of others: `whole` is the address of its own page, `ego` and `assets` as there."""

    assets: str
    ego: str
    whole: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintFrame:
    """The frame of a page to print: the sizes to choose from, and the map that it was made from."""

    assets: str
    whole: str
    sizes: tuple[PageLink, ...]
