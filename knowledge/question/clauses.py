"""Where one question of a message ends and another begins, and which of its pieces ask something."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from knowledge.question.framing import ASKED_BESIDE
from knowledge.question.message import ASKING
from knowledge.question.standard import as_standard
from knowledge.text import fold, folded
from knowledge.topic import Language

_BETWEEN_QUESTIONS: Final = re.compile(
    r"[?!;。\n]+|(?<=[吗呢吧啊了的不没])[,\s]+|(?:另外|(?<![^,，\s])还有|还有(?!多少|好多|几)|再问一下|顺便问一?下?|以及)[,，\s]*"
)
"""Where one question of a message ends and another begins."""
_COMMA: Final = re.compile(r",+")
_BLANK: Final = re.compile(r"(?<=[^\s]{5})\s+(?=[^\s]{5}|[^\s]{3}[吗么不没]|[^\s]{2}多少)")
"""A blank between two clauses, which are long enough to be some, or ask whether or how much."""
_LEANING_BACK: Final = re.compile(
    r"(?:那|这|些|事|到底|究竟|现在|以后|政府|领导|上面|你们|你|有|没|谁|人|哪个|哪位|什么时候|什么|怎么|如何|"
    r"能|会|想|办法|措施|说法|打算|考虑|来|去|要|得|可以|管|理|负责|解决|处理|落实|改|搞定|办|到位|一下|吗|呢"
    r"|不|了|啊|的|是|\W)+"
)
"""A question that asks only what is done about the thing said before it (有人管不, 怎么解决, 什么时候能落实)."""


OF_IT: Final = re.compile(
    r"(?:那么?|现在|目前|如今|今年|到底|究竟|已经?|都|又|是不是|有没有|什么时候|什么时间|何时|哪年|哪天|能|会|才|可以|,|\s)*"
    r"(?:[开动完竣]工|投[产用运]|试?运[行营]|[建修盖装改弄做办]|通[车航水气电]|启用|启动|交[房付]|封顶|落成|开[通业园张馆放]|验收)"
    r"(?:[成好完]|起来|出来)?(?:了|没有?|吗|呢|不|啊|\W)*"
)
"""A question whether, or when, a thing is made that was named before it (开工没, 什么时候建好)."""


def asked_apart(pieces: Sequence[str], language: Language) -> Iterator[tuple[str, str]]:
    """The pieces that ask something, each as written and in standard Chinese.

    One that only asks what is done about it (能解决不) makes a question of the statement before it.
    """
    said = ("", "")
    for piece in pieces:
        text = language.lexicon.names.closed_up(as_standard(folded(piece), language))
        if ASKED_BESIDE.fullmatch(text):
            continue
        asks, leans = ASKING.search(text), _LEANING_BACK.fullmatch(text)
        if asks and not leans:
            yield piece, text
        elif leans and said[1]:
            yield said
        said = ("", "") if asks else (piece, text)


@lru_cache(maxsize=8)
def pieces_of(message: str) -> tuple[str, ...]:
    """The pieces of a message between the signs and words that part questions, as they were written.

    A comma parts them where more than one clause of a piece asks something, a blank where every one does.
    """
    return tuple(_parted(message))


def _parted(message: str) -> Iterator[str]:
    for piece in _between(_BETWEEN_QUESTIONS, message):
        clauses, spaced = tuple(_between(_COMMA, piece)), tuple(_between(_BLANK, piece))
        asking = [clause for clause in clauses if len(clauses) > 1 and ASKING.search(folded(clause))]
        if len(spaced) > 1 and all(ASKING.search(folded(clause)) for clause in spaced):
            yield from spaced
        else:
            yield from clauses if len(asking) > 1 else (piece,)


def _between(parting: re.Pattern[str], text: str) -> Iterator[str]:
    """What stands between the matches in the folded text, as it was written."""
    read = fold(text)
    start = 0
    for end, following in (*(match.span() for match in parting.finditer(read.text)), (len(read.text),) * 2):
        if read.text[start:end].strip():
            yield text[slice(*read.original_span(start, end))].strip(" ,，、\t")
        start = following
