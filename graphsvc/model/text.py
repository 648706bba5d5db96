"""Words in three languages, and words compared without their diacritics."""

import re
import unicodedata
from collections.abc import Collection, Mapping
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
_FINNISH_LETTERS: Final = str.maketrans("åäö", "aao")
_LETTERS_WITHOUT_DECOMPOSITION: Final = str.maketrans({"ø": "o", "æ": "ae", "ð": "d", "đ": "d", "ŋ": "n", "ŧ": "t"})
_SHORT_FORMS: Final = (
    *("ry", "rf", "sr", "rs", "rp", "r y", "r f", "s r", "r s", "r p"),
    *("oy", "ab", "oyj", "abp", "ky", "kb", "tmi", "osk", "ltd", "reg assn", "reg assoc"),
)
_LONG_FORMS: Final = (
    *("rekisteroity yhdistys", "registrerad forening", "registered association"),
    *("rekisteroity saatio", "registrerad stiftelse", "osakeyhtio", "aktiebolag", "osuuskunta", "andelslag"),
)
_CASE_ENDINGS: Final = ("n", "ta", "ssa", "sta", "hyn", "hen", "oon", "lla", "lta", "lle", "na", "ksi", "s")
_LEGAL_FORMS: Final = frozenset(
    tuple(form.split())
    for form in (*_SHORT_FORMS, *_LONG_FORMS, *(f"{form} {end}" for form in _SHORT_FORMS for end in _CASE_ENDINGS))
)
"""What form an organisation has in law, in folded words: "ry", "r.f.", "Oy:n", "registered association"."""
_LEGAL_FORMS_REVERSED: Final = frozenset(form[::-1] for form in _LEGAL_FORMS)


@dataclass(frozen=True, slots=True)
class LocalText:
    """One text in up to three languages; an empty string is a language that it lacks."""

    fi: str = ""
    sv: str = ""
    en: str = ""

    def in_language(self, language: Language) -> str:
        """The text in `language`, or in the first of the others that has it; empty when none has."""
        for tried in _FALLBACK[language]:
            if text := getattr(self, tried):
                return str(text)
        return ""

    def language_for(self, language: Language) -> Language:
        """The language in which `in_language(language)` answers; `language` itself when there is no text."""
        return next((tried for tried in _FALLBACK[language] if getattr(self, tried)), language)

    def __bool__(self) -> bool:
        """Whether there is a text in any language."""
        return bool(self.fi or self.sv or self.en)


def fold(text: str) -> str:
    """`text` in lower case without diacritics, so that "Äänekoski" equals "aanekoski"."""
    if (short := text.casefold()).isascii() or (short := short.translate(_FINNISH_LETTERS)).isascii():
        return short
    return _fold_any(text)


def _fold_any(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS_WITHOUT_DECOMPOSITION)
    decomposed = unicodedata.normalize("NFKD", folded)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def folded_words(text: str) -> tuple[str, ...]:
    """The words of `text`, folded: runs of letters and digits."""
    return tuple(_WORD.findall(fold(text)))


def name_key(name: str) -> str:
    """The folded words of a name without its legal form ("ry", "r.f.", "Oy"), by which the same name is known again.

    The whole name where nothing else would be left.
    """
    if not name:
        return ""
    words = folded_words(name)
    kept = _without_ending(list(words), _LEGAL_FORMS)
    kept = _without_ending(kept[::-1], _LEGAL_FORMS_REVERSED)[::-1]
    return " ".join(kept or words)


def _without_ending(words: list[str], endings: Collection[tuple[str, ...]]) -> list[str]:
    """`words` without those at its end that are one of `endings` of at most three words, again and again."""
    while length := next((length for length in (3, 2, 1) if tuple(words[-length:]) in endings), 0):
        del words[-length:]
    return words


def alphabetical(text: str) -> str:
    """A key that sorts as the Finnish and Swedish alphabets do: å, ä and ö after z, other diacritics ignored."""
    return fold(unicodedata.normalize("NFC", text).casefold().translate(_AFTER_Z))
