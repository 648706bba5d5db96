"""From a question in one's own words to topics, target groups and places."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path
from typing import Final

from graphsvc.asking.cues import Purpose, beside_places, cue_words, purpose_of, radius_km, says_here
from graphsvc.asking.elsewhere import Elsewhere
from graphsvc.asking.inflection import Forms, Paradigm, bare_forms, read_paradigms
from graphsvc.asking.known_words import KnownWords, Readings
from graphsvc.asking.place_index import NamedPlace, PlaceIndex
from graphsvc.asking.precedence import said_by, saying_only_whom, weighed
from graphsvc.asking.topic_index import Expression, Match, TopicIndex, expressions_of, ranked
from graphsvc.asking.words import LONGEST_WORD, NEGATIONS, Word, words_of
from graphsvc.garbage import without_collecting
from graphsvc.model import Language, LocalText, PlaceLevel, Vocabulary, WordRole, fold

_MOST: Final = 5
_MOST_TRIED: Final = 3
_FAMILIES: Final = "lapsiperheet"
_PARENTS: Final = frozenset(
    "aiti isa iska faija mutsi vanhempi vanhemmat mamma pappa far foralder foraldrar mother father mum mom dad parent parents".split()
)
_OF_THE_ILL_AND_OLD: Final = frozenset({"sairaus", "ika"})
"""Groups of topics."""
_SIGNS: Final[dict[str, Language]] = {
    **dict.fromkeys(("och", "eller", "vem", "som", "på", "till", "av", "för", "från", "nära", "jag", "vi"), "sv"),
    **dict.fromkeys(("and", "or", "who", "the", "in", "of", "to", "with", "for", "near", "around", "my", "we"), "en"),
    **dict.fromkeys(("ja", "tai", "kuka", "missä", "mistä", "lähellä", "seudulla", "minun", "varten"), "fi"),
}


@dataclass(frozen=True, slots=True)
class Recognised:
    """A topic (or `group:`), target group or actor that was recognised; score 0..1."""

    id: str
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class RecognisedPlace:
    """A place that was recognised; `text` is what was read as it, score 0..1."""

    id: str
    level: PlaceLevel
    code: str
    label: str
    score: float
    text: str


@dataclass(frozen=True, slots=True)
class Understood:
    """What was understood of a question; each list best first, `ignored` the words that meant nothing.

    `actors` are those whose names were read; `lacks_place` when it asks for what is near and names no place;
    `radius_km` is how far from a place is said to be near enough;
    `is_of_asker` when it says nothing of what partners are sought for, so that any topics are the asker's own.
    """

    query: str
    language: Language
    topics: tuple[Recognised, ...]
    target_groups: tuple[Recognised, ...]
    places: tuple[RecognisedPlace, ...]
    ignored: tuple[str, ...]
    actors: tuple[Recognised, ...] = ()
    purpose: Purpose = Purpose.HELP
    lacks_place: bool = False
    is_of_asker: bool = False
    radius_km: float | None = None

    @property
    def asks_the_unknown(self) -> bool:
        """Whether it says what is wanted in words that mean nothing here: "pizza Kuopiossa"."""
        return bool(self.ignored) and not (self.topics or self.target_groups or self.actors)


class Interpreter:
    """Understands questions in Finnish, Swedish and English at once; made once for a vocabulary."""

    @without_collecting()
    def __init__(self, vocabulary: Vocabulary, forms: Path) -> None:
        """Index the vocabulary; `forms` is the folder of its inflected forms."""
        self._vocabulary = vocabulary
        self._topic_labels = {topic.id: topic.labels for topic in vocabulary.topics.values()}
        self._group_labels = {group.id: group.labels for group in vocabulary.target_groups.values()}
        plain = vocabulary.plain_words
        self._stop = plain[WordRole.STOP]
        paradigms = [one for one in read_paradigms(forms / "words.csv") if one.word not in self._stop]
        weak = plain[WordRole.GENERIC] | plain[WordRole.PALE]
        weak_forms = {form for one in paradigms if one.word in weak for form in one.forms}
        topics, groups = (
            expressions_of(labels, {term.id: term.synonyms for term in terms.values()}, plain, weak_forms)
            for labels, terms in (
                (self._topic_labels, vocabulary.topics), (self._group_labels, vocabulary.target_groups),
            )
        )  # fmt: skip
        self._ordinary_words = ordinary = plain[WordRole.ORDINARY]
        self._ordinary = Forms(
            (*(Paradigm(word, word) for word in ordinary), *(one for one in paradigms if one.word in ordinary))
        )
        self._known_words = KnownWords(
            _languages_by_word((*topics, *groups), plain), plain[WordRole.GENERIC], paradigms, self._is_ordinary
        )
        self._elsewhere = Elsewhere(plain[WordRole.ELSEWHERE], self._stop, vocabulary.topics)
        self._topics = TopicIndex(topics, self._known_words)
        self._target_groups = TopicIndex(groups, self._known_words)
        self._places = PlaceIndex(vocabulary, read_paradigms(forms / "places.csv"), self._means_something)

    def understand(self, question: str, language: Language, names: Collection[int] = ()) -> Understood:
        """What a question of any length asks; labels in `language`, the reader's.

        `names` are the positions of words that belong to actors' names: no place is read of them alone.
        """
        words = words_of(question)
        named = [place for place in self._places.places_in(words) if not _covered(place, names)]
        spans = [range(place.start, place.end) for place in named]
        taken = beside_places(words, spans).union(*spans)
        rest = [word for position, word in enumerate(words) if position not in taken]
        readings = self._readings(rest)
        groups = ranked(self._target_groups.matches(readings))[:_MOST]
        topics = self._topics_of(rest, readings, groups, cue_words(words))
        groups = self._without_parents_of_askers(groups, readings, topics)
        return Understood(
            query=question,
            language=_language_of(words, topics, language),
            topics=_recognised(topics, self._topic_labels, language),
            target_groups=_recognised(groups, self._group_labels, language),
            places=self._recognised_places(named, words, language),
            ignored=self._ignored(rest, said_by((*topics, *groups))),
            purpose=purpose_of(words),
            lacks_place=not named and says_here(words),
            radius_km=radius_km(words),
        )

    def _topics_of(
        self, words: Sequence[Word], readings: Sequence[Readings], groups: Sequence[Match], cues: Collection[str]
    ) -> tuple[Match, ...]:
        """The topics; none of words alone that are cues (as written), which say what for."""
        about = [self._about(word.folded, one) for word, one in zip(words, readings, strict=True)]
        beside = [{} if word.written in cues else one for word, one in zip(words, about, strict=True)]
        undecided = {position for position, word in enumerate(words) if self._has_ordinary_meaning(word.folded)}
        said = {place for place, word in enumerate(words) if word.written in cues or word.folded in self._stop}
        of_anything = {place for place, word in enumerate(words) if self._known_words.is_generic(word.folded)}
        found = self._topics.matches(beside, undecided) or tuple(
            match for match in self._topics.matches(about, undecided) if not match.positions <= said
        )
        found = found or self._topics.needed(about, said | of_anything)
        only_whom = saying_only_whom(found, groups, of_anything)
        topics = ranked(weighed(found, words), only_whom)[:_MOST]
        return self._elsewhere.meant(topics, words, readings)

    def _has_ordinary_meaning(self, word: str) -> bool:
        """Whether a word means something else too: an ordinary word, or a form of one that stands in no expression."""
        is_form = len(word) <= LONGEST_WORD and any(form in self._ordinary for form in bare_forms(word))
        return is_form and (word in self._ordinary_words or not self._topics.knows(word))

    def _without_parents_of_askers(
        self, groups: Sequence[Match], readings: Sequence[Readings], topics: Sequence[Match]
    ) -> tuple[Match, ...]:
        """The target groups; a mother who is ill or old makes no family with children, unless children are named."""
        groups_of_topics = {self._vocabulary.topics[topic.owner].group for topic in topics}
        if groups_of_topics.isdisjoint(_OF_THE_ILL_AND_OLD) or any(group.owner == "lapset" for group in groups):
            return tuple(groups)
        return tuple(
            group
            for group in groups
            if group.owner != _FAMILIES or any(_PARENTS.isdisjoint(readings[position]) for position in group.positions)
        )

    def chosen(
        self, topics: Collection[str], target_groups: Collection[str], places: Collection[str], language: Language
    ) -> Understood:
        """The same for ids that were chosen rather than written.

        Raises:
            NotFoundError: the vocabulary lacks one.
        """
        vocabulary = self._vocabulary
        return Understood(
            query="",
            language=language,
            topics=tuple(Recognised(id_, vocabulary.topic_labels(id_).in_language(language), 1.0) for id_ in topics),
            target_groups=tuple(
                Recognised(id_, vocabulary.target_group(id_).labels.in_language(language), 1.0) for id_ in target_groups
            ),
            places=tuple(self._place(place_id, language, 1.0, "") for place_id in places),
            ignored=(),
        )

    def alike(self, unknown: Iterable[str], language: Language) -> tuple[Recognised, ...]:
        """The topics of known words that the first of some unknown ones look like, in the order of these."""
        tried = islice(unknown, _MOST_TRIED)  # each is held against all words that are known
        matches = {match.owner: match for word in tried for match in self._topics.like(fold(word))}
        return _recognised(tuple(matches.values())[:_MOST], self._topic_labels, language)

    def _recognised_places(
        self, named: Sequence[NamedPlace], words: Sequence[Word], language: Language
    ) -> tuple[RecognisedPlace, ...]:
        """Each place once, as it was named first: "Nilsiässä ja Kuopiossa" is one municipality.

        A larger place comes after those in it: "Österbotten nära Vasa" is about Vasa.
        """
        places: dict[str, RecognisedPlace] = {}
        around = {outer for one in named for outer in self._vocabulary.place(one.place_id).within}
        for one in sorted(named, key=lambda one: one.place_id in around):
            places.setdefault(one.place_id, self._recognised_place(one, words, language))
        return tuple(places.values())

    def _recognised_place(self, named: NamedPlace, words: Sequence[Word], language: Language) -> RecognisedPlace:
        text = " ".join(word.written for word in words[named.start : named.end])
        return self._place(named.place_id, language, named.score, text)

    def _is_ordinary(self, word: str) -> bool:
        """Whether a word means nothing here, or is the name of a place, and so no misspelt word about a topic."""
        return word in self._ordinary or self._places.is_name(word)

    def _means_something(self, word: str) -> bool:
        return word in self._stop or self._known_words.is_known(word)

    def _readings(self, words: Sequence[Word]) -> list[Readings]:
        """What each word may be; the two words of a compound that was written apart may both be the whole."""
        readings = [self._reading(word.folded) for word in words]
        for place, (one, other) in enumerate(pairwise(word.folded for word in words)):
            if self._stop.isdisjoint((one, other)) and (whole := self._known_words.joined(one, other)):
                readings[place : place + 2] = ({**reading, **whole} for reading in readings[place : place + 2])
        return readings

    def _reading(self, word: str) -> Readings:
        return {word: 1.0} if word in self._stop and word not in NEGATIONS else self._known_words.readings(word)

    def _about(self, word: str, reading: Readings) -> Readings:
        """What a word may be when it is asked for topics: one that only says for whom may have a topic in it."""
        if any(map(self._topics.knows, reading)) or not any(map(self._target_groups.knows, reading)):
            return reading
        return self._known_words.parts(word) or reading

    def _ignored(self, words: Sequence[Word], used: frozenset[int]) -> tuple[str, ...]:
        silent = self._stop | NEGATIONS
        return tuple(
            word.written
            for position, word in enumerate(words)
            if not (position in used or word.folded in silent or self._known_words.is_generic(word.folded))
        )

    def _place(self, place_id: str, language: Language, score: float, text: str) -> RecognisedPlace:
        place = self._vocabulary.place(place_id)
        return RecognisedPlace(place.id, place.level, place.code, place.titles.in_language(language), score, text)


def _languages_by_word(
    expressions: Iterable[Expression], plain: Mapping[WordRole, frozenset[str]]
) -> Mapping[str, set[Language]]:
    """Every word that can be read, with the languages of the expressions that it stands in."""
    roles = (WordRole.GENERIC, WordRole.PALE, WordRole.ELSEWHERE)
    languages: dict[str, set[Language]] = {word: set() for role in roles for word in plain[role]}
    for expression in expressions:
        for word in expression.words:
            languages.setdefault(word, set()).add(expression.language)
    return languages


def _covered(place: NamedPlace, positions: Collection[int]) -> bool:
    return all(position in positions for position in range(place.start, place.end))


def _recognised(
    matches: Sequence[Match], labels: Mapping[str, LocalText], language: Language
) -> tuple[Recognised, ...]:
    return tuple(Recognised(match.owner, labels[match.owner].in_language(language), match.score) for match in matches)


def _language_of(words: Sequence[Word], topics: Sequence[Match], reader: Language) -> Language:
    """The language of a question, by its small words and its topics; the reader's where it may be that one too."""
    signs = Counter(_SIGNS[word.written.lower()] for word in words if word.written.lower() in _SIGNS)
    signs.update(match.language for match in topics)
    return max(signs, key=lambda language: (signs[language], language == reader), default=reader)
