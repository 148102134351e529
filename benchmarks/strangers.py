"""Whether somebody's words are given for another's: asked of who is printed nowhere, and of what only others speak of.

    python -m benchmarks.strangers [--cities anhe …] [--list]

Asked of a coverage are holders of posts, bodies, counties and people whom none of its pages prints: what they think of
each of some words that its speakers say, in several ways. Whoever the coverage does print is left out of them, seen by
its posts and names. And each speaker is asked in the same ways of words that others say and he does not. Words are
those that tell most, of those that one speaker alone says. No question is from a question set. What is quoted is
nobody's answer, but where it is said to lack the word. `--list` prints each question that is quoted.
"""

import argparse
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from rich import box
from rich.console import Console
from rich.table import Table

from benchmarks.quality import COVERAGES
from benchmarks.visitors import conversation
from bot.conversation import Conversation
from bot.messages import Incoming
from knowledge.answer import Quote
from knowledge.lexicon import Person
from knowledge.lexicon.organisation_names import shortened_in
from knowledge.search import Library
from knowledge.text import HAN, folded

GROUPS: Final = {
    "posts": (
        "市长 副市长 省长 市委书记 省委书记 组织部长 宣传部长 纪委书记 教育局局长 公安局局长 卫健委主任 妇联主席 "
        "检察长 法院院长 人民医院院长 大学校长 银行行长 电视台台长"
    ).split(),
    "bodies": "教育局 交通局 公安局 医保局 财政局 气象局 统计局 团市委 总工会 残联 烟草公司 保险公司".split(),
    "counties": "攸县 茶陵县 衡山县 岳阳县 凤凰县 丰县 通道县 石峰区 雨花区 白云区 海淀区 松江区".split(),
    "names": "刘建国 王海涛 张伟 李国庆 陈志强 赵敏 周明春 吴龙海 郑晓红 孙代表 钱书记 冯局长 老王 小赵".split(),
}
"""Who may be asked for anywhere; whom a coverage prints is not asked for over it."""
WAYS: Final = (
    "{who}怎么看{word}",
    "{who}对{word}有什么看法",
    "{who}有没有提到{word}",
    "{who}说的{word}",
    "{who}关于{word}怎么说",
)
OF_OTHERS: Final = "what others speak of"
WORDS: Final = 3
"""Words of a speaker that are asked of others, and of a coverage that are asked of each stranger."""
MOST_PEOPLE: Final = 12
"""Speakers of a coverage who are asked of what others speak of."""
COLUMNS: Final = ("who is asked", "asked", "quoted", "said to lack the word")


class Asked(NamedTuple):
    """What was asked of whom, and whether words were quoted, with or without saying that they lack the word."""

    group: str
    question: str
    quoted: bool
    lacking: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cities", nargs="+", default=list(COVERAGES), choices=list(COVERAGES))
    parser.add_argument("--list", action="store_true", help="print each question that is quoted")
    chosen = parser.parse_args()
    console = Console(width=120)
    every = [one for city in chosen.cities for one in _asked(city)]
    for one in every if chosen.list else ():
        if one.quoted and not one.lacking:
            console.print(one.group, one.question, markup=False)
    shown = Table(*COLUMNS, box=box.MARKDOWN)
    for group in (*GROUPS, OF_OTHERS):
        shown.add_row(group, *_counts([one for one in every if one.group == group]))
    shown.add_row("all", *_counts(every))
    console.print(shown)


def _asked(city: str) -> Iterator[Asked]:
    """All that is asked over a coverage."""
    with conversation(city) as talk:
        own = {person: words for person in _people(talk.library) if (words := _words_of(person, talk.library))}
        words = [words[0] for words in own.values()][:WORDS]
        for group, strangers in GROUPS.items():
            for who in strangers:
                if not _is_printed(who, talk.library):
                    yield from (_quoted(group, who, word, way, talk) for word in words for way in WAYS)
        for person in own:
            others = (word for other, words in own.items() if other is not person for word in words)
            for word in islice(others, WORDS):
                yield from (_quoted(OF_OTHERS, person.name, word, way, talk) for way in WAYS)


def _people(built: Library) -> Sequence[Person]:
    return tuple(islice(built.language.lexicon.people.values(), MOST_PEOPLE))


def _words_of(person: Person, built: Library) -> Sequence[str]:
    """The words that somebody says and nobody else, those that tell most first, of as many characters as most words."""
    tokenizer = built.language.tokenizer
    said = folded("".join(speech.text for _, speech in person.appearances))
    others = folded("".join(_texts(built, person)))
    found = {word for word in tokenizer.words(said) if 2 <= len(word) <= 4 and all(map(HAN.match, word))}
    telling = (word for word in found if said.count(word) > 1 and word not in others and tokenizer.knows(word))
    return sorted(telling, key=lambda word: (-said.count(word), -tokenizer.informative(word), word))[:WORDS]


def _texts(built: Library, person: Person) -> Iterator[str]:
    """All that others say, and all that is printed over anybody's words."""
    for other in built.language.lexicon.people.values():
        for _, speech in other.appearances:
            yield from (speech.headline or "", *speech.posts)
            if other is not person:
                yield speech.text


def _is_printed(who: str, built: Library) -> bool:
    """Whether somebody bears a name or holds a post, or comes from a body or a county, be it shortened."""
    people = built.language.lexicon.people.values()
    posts = [folded("".join(said.posts)) for one in people for _, said in one.appearances]
    families = {person.name[0] for person in people}
    body = _ROLE.sub("", who)
    there = any(body[:2] in post or shortened_in(body, post) for post in posts)
    called = _CALLED.fullmatch(who)
    return there or who in {person.name for person in people} or bool(called and called["family"] in families)


_ROLE: Final = re.compile("(?<=.{2})(?:局长|主任|主席|院长|校长|行长|台长|书记|部长)$")
_CALLED: Final = re.compile("[老小]?(?P<family>.)(?:代表|书记|局长)?")
"""Somebody who is called by a surname alone."""


def _quoted(group: str, who: str, word: str, way: str, talk: Conversation) -> Asked:
    question = way.format(who=who, word=word)
    given, _ = talk.reply(Incoming(question, chat=question, person=question))
    talk.forget(question, question)
    return Asked(group, question, isinstance(given, Quote), isinstance(given, Quote) and bool(given.unsaid))


def _counts(asked: Sequence[Asked]) -> tuple[str, str, str]:
    lacking = sum(one.lacking for one in asked)
    return str(len(asked)), str(sum(one.quoted for one in asked) - lacking), str(lacking)


if __name__ == "__main__":
    main()
