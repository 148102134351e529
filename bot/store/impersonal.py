"""Citizens' words without what may point to a person: numbers to call, addresses, user names. It keeps nothing."""

import re
from typing import Final

_PRIVATE: Final = (
    re.compile(r"https?://[!-~]+"),
    re.compile(r"[\w.+-]*@[\w.-]+", re.ASCII),
    re.compile(r"\+?\d(?:[ -]?\d){6,}[xX]?"),
)


def impersonal(words: str) -> str:
    """The words with a space for each link, address, user name or long number."""
    for pattern in _PRIVATE:
        words = pattern.sub(" ", words)
    return words
