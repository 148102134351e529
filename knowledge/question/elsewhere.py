"""Somebody named as one of a body of which nobody of that name is printed: a namesake's words are not his."""

import re
from typing import Final

from knowledge.asked import Unprinted
from knowledge.lexicon import GOVERNED, ORGANISATION_END, ROLE_AT, How, Person
from knowledge.lexicon.organisation_names import ORGANISATION
from knowledge.model import Page, Speech
from knowledge.question.message import Reading
from knowledge.text import folded

_OPENING: Final = re.compile(
    r"(?:请问|想?问(?:一?下|问)?|想?(?:知道|了解|查查?|看看?|听听?)(?:一?下)?|那么?|你?好|我|帮|找|关于|换成|不是|[^\w]){0,6}"
)
"""What may stand before a body by which somebody is told apart."""
_SOLE: Final = "法院 党校 海关 工会 妇联 团委 残联 科协 文联 侨联 工商联".split()
"""Bodies of which a place has one."""
_BODY: Final = re.compile(
    rf"(?P<body>[\u4e00-\u9fff]{{1,12}}?(?:{'|'.join(sorted(ORGANISATION_END, key=len, reverse=True))})"
    rf"|[\u4e00-\u9fff]{{0,6}}?(?:{'|'.join(_SOLE)}))(?:里|上|那边|这边)?(?P<post>的?(?!委员){ROLE_AT.pattern})?"
    r"(?:的|那个|那位|这位|有个|有位|一个|叫)*"
)
"""A body, and a post in it, that stand right before a name."""
_END: Final = re.compile(f"(?:{'|'.join(ORGANISATION_END)})$")
_LEAST: Final = 3
"""Characters of the name of a body; fewer (市里, 学校) tell of what kind it is, or are a matter."""
_SIZES: Final = ("村|社区", "[乡镇]|街道", "[区县旗]", "[市州]", "省")
"""What the names of governed places end in, the smaller before the larger."""


def elsewhere(reading: Reading) -> Unprinted | None:
    """Somebody of a printed name in a body that none of that name is printed with (税务局的郝建国), and who is."""
    text = reading.text
    named = reading.language.lexicon.names.named(text, reading.language.tokenizer)
    if not named or named[0].how is not How.NAME:
        return None
    first, opening = named[0], _OPENING.match(text)
    match = _BODY.fullmatch(text, opening.end() if opening else 0, first.start)
    if match is None or (len(match["body"]) < _LEAST and match["body"] not in _SOLE):
        return None
    if any(_may_be_of(match, person, reading) for person in first.people):
        return None
    return Unprinted(text[match.start() : first.end], first.people)


def _may_be_of(match: re.Match[str], person: Person, reading: Reading) -> bool:
    """Whether somebody may be of a body: his posts say so or name none, it lies around theirs, or he speaks of it."""
    lexicon, body = reading.language.lexicon, match["body"]
    printed = lexicon.known[person.id].together
    if not any(map(ORGANISATION.search, printed)) or body in lexicon.organisations.places:
        return True
    if any(lexicon.organisations.called(name, person) for name in _names(body, reading)):
        return True
    stem, place = _END.sub("", body), GOVERNED.sub("", body)
    if len(stem) > 1 and any(stem in posts for posts in printed):
        return True
    if len(place) > 1 and any(place in _said(page, speech) for page, speech in person.appearances):
        return True
    return match["post"] is None and any(_lies_around(body, posts) for posts in printed)


def _names(body: str, reading: Reading) -> tuple[str, ...]:
    """What a body may be called: its name, and without the word before it, where as much is left."""
    rest = "".join(reading.language.tokenizer.words(body)[1:])
    return (body, rest) if len(rest) >= _LEAST else (body,)


def _said(page: Page, speech: Speech) -> str:
    return folded(" ".join((speech.text, speech.attribution, page.section_title(speech.section) or "")))


def _lies_around(body: str, posts: str) -> bool:
    """Whether a body may be a place around what posts name: theirs is of a smaller place, or of none that is named."""
    size = next((size for size, end in enumerate(_SIZES) if re.search(f"(?:{end})$", body)), None)
    own = next((own for own, end in enumerate(_SIZES) if re.search(end, posts)), None)
    return size is not None and (own is None or own < size)
