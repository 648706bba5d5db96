"""What names and descriptions say: the words of a topic, and words of a question that mean nothing else."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile
from typing import Final

from graphsvc.asking.inflection import Paradigm
from graphsvc.asking.names import CASE_ENDINGS
from graphsvc.asking.words import words_of
from graphsvc.model import LANGUAGES, Actor, Vocabulary, Wording, WordRole, fold, folded_words

_WEAK: Final = (WordRole.GENERIC, WordRole.PALE, WordRole.STOP)
_FIRST_SYNONYMS: Final = 8
"""How many synonyms in a language count: the first are other names of the topic, the later ones what it leads to."""
_SHORTEST_BEGINNING: Final = 6
_SHORTEST_HEAD: Final = 5
_SHORTEST_STEM: Final = 4
_OTHER_THINGS: Final = ("ammattikorkeakoulu", "korkeakoulu", "yliopisto", "kurssi", "yrkeshogskola", "hogskola")
"""Folded last parts of compounds whose first parts say what is learnt there, not what help is given."""


class TopicWords:
    """The words by which a name or a description says a topic: those of its label and its first synonyms.

    In any known form, and at the beginning of a compound: "mielenterveysyhdistys" says mielenterveys.
    """

    def __init__(self, vocabulary: Vocabulary, paradigms: Iterable[Paradigm]) -> None:
        """A word of the vocabulary without a paradigm stands as it is."""
        topics = _topics_by_word(vocabulary)
        known = {paradigm.word: paradigm.forms for paradigm in paradigms if paradigm.word in topics}
        wordings: dict[str, list[Wording]] = {topic: [] for topic in vocabulary.topics}
        for word, said_by_it in topics.items():
            for topic in said_by_it:
                wordings[topic].append(_wording({word, *known.get(word, ())}))
        self._wordings = {topic: _either(some) for topic, some in wordings.items()}

    def wording(self, topics: Iterable[str]) -> Wording:
        """What says one of these topics."""
        return _either([self._wordings[topic] for topic in topics])


def said(actor: Actor, wording: Wording) -> tuple[str, ...]:
    """The words of an actor's names and descriptions that say a wording, as they stand there, each once."""
    return tuple(written for folded, written in _words(actor).items() if _says(folded, written, wording))


def says(actor: Actor, wording: Wording) -> bool:
    """Whether an actor's names or descriptions say a wording."""
    return any(_says(folded, written, wording) for folded, written in _each_word(actor))


def unknown_wording(word: str) -> Wording:
    """What retrieves every text that says an unknown word, and others: see `says_unknown`."""
    return Wording(beginnings=_stems(word))


def says_unknown(actor: Actor, word: str) -> bool:
    """Whether an actor's names or descriptions hold an unknown folded word, each in a case of its own."""
    stems = _stems(word)
    return any(not stems.isdisjoint(_stems(other)) for other in _words(actor))


def _topics_by_word(vocabulary: Vocabulary) -> Mapping[str, set[str]]:
    """The topics that a word says alone, without any beside it; by the word."""
    weak = frozenset[str]().union(*(vocabulary.plain_words[role] for role in _WEAK))
    topics: dict[str, set[str]] = {}
    for topic in vocabulary.topics.values():
        for language in LANGUAGES:
            for name in (getattr(topic.labels, language), *topic.synonyms[language][:_FIRST_SYNONYMS]):
                word = fold(name)
                if word.isalnum() and word not in weak:
                    topics.setdefault(word, set()).add(topic.id)
    return topics


def _wording(forms: set[str]) -> Wording:
    """A word by its forms: by what they share where that is long, else each; the short ones begin no compounds."""
    pairs = zip(min(forms), max(forms), strict=False)
    shared = "".join(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    if len(shared) >= _SHORTEST_BEGINNING:
        return Wording(beginnings=frozenset((shared,)))
    heads = frozenset(form for form in forms if len(form) >= _SHORTEST_HEAD)
    return Wording(frozenset(forms - heads), heads)


def _either(wordings: Iterable[Wording]) -> Wording:
    """What says one of the wordings."""
    some = tuple(wordings)
    words = frozenset(word for wording in some for word in wording.words)
    beginnings = frozenset(beginning for wording in some for beginning in wording.beginnings)
    longer = (one for one in beginnings if any(one[:end] in beginnings for end in range(1, len(one))))
    return Wording(words, beginnings.difference(longer))


def _words(actor: Actor) -> Mapping[str, str]:
    """The folded words of an actor's names and descriptions, each as it is written first."""
    words: dict[str, str] = {}
    for folded, written in _each_word(actor):
        words.setdefault(folded, written)
    return words


def _each_word(actor: Actor) -> Iterator[tuple[str, str]]:
    """The folded words of an actor's names, then of its descriptions, each as it is written."""
    texts = (getattr(text, language) for text in (actor.names, actor.descriptions) for language in LANGUAGES)
    return (
        (folded, word.written) for text in texts for word in words_of(text) for folded in folded_words(word.written)
    )


def _says(folded: str, written: str, wording: Wording) -> bool:
    """Whether a word says a wording, and not as a part of the name of a school or a course that does not."""
    if not _is_said(folded, wording):
        return False
    thing = next((end for end in _OTHER_THINGS if fold(written).endswith(end)), None)
    return thing is None or _is_said(thing, wording)


def _is_said(word: str, wording: Wording) -> bool:
    return word in wording.words or any(word[:end] in wording.beginnings for end in range(1, len(word) + 1))


def _stems(word: str) -> frozenset[str]:
    """A folded word, and it without each case ending that it may bear."""
    without = (word.removesuffix(ending) for ending in CASE_ENDINGS)
    return frozenset((word, *(stem for stem in without if len(stem) >= _SHORTEST_STEM)))
