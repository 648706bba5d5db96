"""Words in three languages, and words compared without their diacritics."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from graphsvc.model.kinds import Language

_FALLBACK: Final[Mapping[Language, tuple[Language, ...]]] = {
    "fi": ("fi", "sv", "en"),
    "sv": ("sv", "fi", "en"),
    "en": ("en", "fi", "sv"),
}
_WORD: Final = re.compile(r"[^\W_]+")
_AFTER_Z: Final = str.maketrans({"å": "{a", "ä": "{b", "ö": "{c"})
_LETTERS_WITHOUT_DECOMPOSITION: Final = str.maketrans({"ø": "o", "æ": "ae", "ð": "d", "đ": "d", "ŋ": "n", "ŧ": "t"})


@dataclass(frozen=True, slots=True)
class LocalText:
    """One text in up to three languages; an empty string is a language that it lacks."""

    fi: str = ""
    sv: str = ""
    en: str = ""

    def in_language(self, language: Language) -> str:
        """The text in `language`, or in the first of the others that has it; empty when none has."""
        return next((text for tried in _FALLBACK[language] if (text := getattr(self, tried))), "")

    def language_for(self, language: Language) -> Language:
        """The language in which `in_language(language)` answers; `language` itself when there is no text."""
        return next((tried for tried in _FALLBACK[language] if getattr(self, tried)), language)

    def __bool__(self) -> bool:
        """Whether there is a text in any language."""
        return bool(self.fi or self.sv or self.en)


def fold(text: str) -> str:
    """`text` in lower case without diacritics, so that "Äänekoski" equals "aanekoski"."""
    folded = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS_WITHOUT_DECOMPOSITION)
    decomposed = unicodedata.normalize("NFKD", folded)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def folded_words(text: str) -> tuple[str, ...]:
    """The words of `text`, folded: runs of letters and digits."""
    return tuple(_WORD.findall(fold(text)))


def alphabetical(text: str) -> str:
    """A key that sorts as the Finnish and Swedish alphabets do: å, ä and ö after z, other diacritics ignored."""
    return fold(unicodedata.normalize("NFC", text).casefold().translate(_AFTER_Z))
