"""The words of each language, for every room: gets TOML files, gives frozen word lists.

A language is one file `<code>.toml` beside this module; a profile is a partial file of the same form
that adds words for one family of reports. Nothing here compares or interprets a text.
"""

from extract.vocabulary.profiles import (
    Applies,
    Profile,
    check_language,
    find_profile,
    known_keys,
    load_profile,
    profiles_in,
    read_profile,
    user_folder,
)
from extract.vocabulary.words import (
    BOUND,
    Signs,
    Vocabulary,
    Words,
    extend,
    language_shares,
    languages,
    load,
    load_signs,
    suspending_words,
    until_words,
    vocabulary_of,
)

__all__ = [
    "BOUND",
    "Applies",
    "Profile",
    "Signs",
    "Vocabulary",
    "Words",
    "check_language",
    "extend",
    "find_profile",
    "known_keys",
    "language_shares",
    "languages",
    "load",
    "load_profile",
    "load_signs",
    "profiles_in",
    "read_profile",
    "suspending_words",
    "until_words",
    "user_folder",
    "vocabulary_of",
]
