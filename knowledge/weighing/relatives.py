"""A relative of somebody, of whom a question asks (她老公), and whether a text tells of one. All texts are folded.

A word for a relative is told by no other word of a question: that somebody's husband goes to sea is in no speech that
tells of the sea and of nobody's husband.
"""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from knowledge.text import sentence_spans

_OF_ANY: Final = "家属|亲属|家人|一家|全家"
_CHILDREN: Final = "子女|儿女|孩子|小孩|娃"
_PARENTS: Final = "父母|爸妈|爹[妈娘]|双亲|二老"
_KIN: Final = (
    ("老公|丈夫|爱人|老伴", "男人|当家的|先生|夫[妻妇]|口子|配偶"),
    ("老婆|妻子|爱人|老伴|媳妇|太太|堂客|婆娘", "妻|夫妇|口子|配偶|屋里人"),
    ("儿子|个仔", f"{_CHILDREN}|小子|崽"),
    ("女儿|闺女", f"{_CHILDREN}|姑娘|丫头|妹子"),
    ("爸爸?|父亲|老?爹|父母|爸妈", f"老爸|父(?!老)|老子|{_PARENTS}"),
    ("妈妈?|母亲|娘(?!家)|父母|爸妈", f"老妈|老娘|母(?!校)|{_PARENTS}"),
    ("爷爷|祖父|外公|姥爷", "爷|公公?"),
    ("奶奶|祖母|外婆|姥姥", "奶奶|婆"),
    ("孙子|孙女", "孙"),
    ("弟弟?(?!子|兄)|哥哥?|兄弟", "弟|哥|兄"),
    ("妹妹?|姐姐?|姐妹", "妹|姐|姊"),
    ("女婿|儿媳妇?|岳[父母]|公婆|丈[母人]娘?", "婿|媳|岳|丈人|丈母"),
)
"""What relatives are called in questions, each with what else stands for them in print."""
_ONES_CHILDREN: Final = re.compile(
    rf"[我俺](?:们?家)?里?的?[大小老两一二三四]?个?(?:{_CHILDREN}|儿子?|女儿?|闺女|姑娘|丫头|崽|小子)"
)
"""Where somebody speaks of his own children; of whoever is young everybody does."""
OF_ONESELF: Final = re.compile("[我俺](?!们|[市县区镇乡村局院校国省厂队站所])")
"""Somebody who speaks of himself, and not of whom he speaks for."""
_OF_THE_ASKER: Final = re.compile("[我俺咱你]")


class Relative(NamedTuple):
    """A relative as print may call him, and as whoever speaks begins to tell of his own (父亲得的是尘肺).

    `young` is set where he may be called a child.
    """

    told: re.Pattern[str]
    begins: re.Pattern[str]
    young: bool

    def is_told(self, text: str) -> bool:
        """Whether a text tells of such a relative, be he anybody's."""
        return self.told.search(text) is not None

    def is_told_of_oneself(self, text: str) -> bool:
        """Whether one sentence of somebody's words tells of such a relative of his own."""
        if self.young:
            return _ONES_CHILDREN.search(text) is not None
        sentences = (text[slice(*span)] for span in sentence_spans(text))
        return self.begins.search(text) is not None or any(
            self.told.search(one) and OF_ONESELF.search(one) for one in sentences
        )


def _relative(called: str, further: str) -> Relative:
    young = _CHILDREN in further
    begins = re.compile(rf"(?:^|[,，。;；!！?？\n])(?:{called})")
    return Relative(re.compile(f"{called}|{further}|{_OF_ANY}"), begins, young)


_RELATIVES: Final = tuple((called, _relative(called, further)) for called, further in _KIN)
_ANY_CHILD: Final = _relative("儿子|女儿|闺女", _CHILDREN)
_ANY: Final = re.compile(f"{'|'.join(called for called, _ in _KIN)}|孩|娃")
"""What every question for a relative has; most have none of it."""


def relative_of(names: Iterable[str], asked: str) -> Relative | None:
    """The relative of whom a question asks: of one of some names, or of him or her (黎阿妹老公, 她儿子).

    A child is one too; children of others (工人的孩子) are whoever is young.
    """
    if not _ANY.search(asked):
        return None
    whose = "|".join(("(?<!其)[他她](?!们)", *map(re.escape, names)))
    child = re.search(rf"(?:{whose})家?里?的?(?:小?孩子?|娃)(?!们)", asked)
    return _first(rf"(?:{whose})家?里?的?[大小亲]?", asked) or (_ANY_CHILD if child else None)


def relative_in(asked: str) -> Relative | None:
    """The relative of somebody else than of whoever asks (吴大爷的孙女); None where his own are spoken of."""
    if not _ANY.search(asked):
        return None
    return _first(r"(?:(?<=[\u4e00-\u9fff])的|(?<!其)[他她](?!们)家?的?)", asked)


def _first(before: str, asked: str) -> Relative | None:
    for called, relative in _RELATIVES:
        match = re.search(f"{before}(?:{called})", asked)
        if match and not _OF_THE_ASKER.search(re.split(r"[,，。?？\s]", asked[: match.start()])[-1]):
            return relative
    return None
