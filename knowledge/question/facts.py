"""Messages that ask for what the page tells of itself: its day, paper, staff, photographs, sections, meeting."""

import re
from typing import Final

from knowledge.asked import EXTREMES, AboutPage, Asked, Fact, Search
from knowledge.imprint import (
    ASKS,
    ASKS_WORDS,
    CLAUSE_END,
    HEADLINES,
    HOW_OFTEN,
    MEETING,
    OF_ALL,
    OF_MAKER,
    OF_MEETING,
    OF_SEVERAL,
    WHICH_PAGE,
)
from knowledge.lexicon import WHICH_PERSON
from knowledge.question.appearing import also_on_page
from knowledge.question.fact_words import fact_alone, heard, nothing_else
from knowledge.question.facts_where import about_page_where, is_work, of_page_holding
from knowledge.question.makers import about_staff, made_by, makers
from knowledge.question.matters import counts_speakers
from knowledge.question.message import PARTICLES, Reading
from knowledge.question.pronoun import PRONOUN


def meeting(reading: Reading) -> Asked | None:
    """How many came to the meeting, or where it was: only the paper's own words tell it."""
    asked = OF_MEETING.search(PARTICLES.sub("", reading.text))
    if asked is None:
        return None
    rest = MEETING.sub("", f"{asked.string[: asked.start()]} {asked.string[asked.end() :]}")
    alone = not ASKS.search(rest) and nothing_else(rest, Fact.COUNT, reading)
    if alone and _COMERS.fullmatch(reading.text.strip(" ,，。?？")) and reading.context.is_begun:
        return None  # 来了多少人, behind what was spoken of, asks who came there, 有多少人参加 who took part in it
    return Search(reading.topic(), notes_only=True, of_meeting=True) if alone else None


_COMES: Final = "(?:[来去到]|参加|参与|报名|加入)[了的过]*"
_MANY: Final = "(?:多少|几[个百千]?)个?人次?"
_COMERS: Final = re.compile(rf"(?:那|一共|总共|去年|今年|现在|都)*(?:{_COMES}{_MANY}[了来]*|有?{_MANY}{_COMES})")
"""How many came or took part, and nothing that says where."""


def about_page(reading: Reading) -> Asked | None:
    """A fact of the page: its day, paper, staff, photographer, sections, how many spoke."""
    lexicon = reading.language.lexicon
    clause = "" if lexicon.mentions(reading.text, reading.language.tokenizer) else _asking_clause(reading.text)
    by_name = makers(reading)
    if by_name and HOW_OFTEN.search(reading.text):
        return AboutPage(Fact.PAGE, pages=made_by(by_name, reading))
    if by_name and OF_MAKER.search(reading.text):
        return about_staff(reading)
    if HEADLINES.search(reading.text) and not lexicon.mentions(reading.text, reading.language.tokenizer):
        rest = HEADLINES.sub(" ", PARTICLES.sub("", reading.text))
        return AboutPage(Fact.BANNER, each=True) if nothing_else(rest, Fact.BANNER, reading) else None
    held = of_page_holding(reading)
    if held is not None and held.people:
        return held
    if on_page := also_on_page(reading):
        return on_page
    which = WHICH_PAGE.search(reading.text)
    if which and (of := fact_alone(PARTICLES.sub("", which["asked"]), reading)):
        return AboutPage(of[0], of[1], lacking=which["lacks"] is not None)
    if within := _within_section(reading):
        return within
    named = re.compile("|".join(map(re.escape, (*lexicon.pages.numbers, *by_name))) or "(?!)")
    whole = PARTICLES.sub("", reading.text)
    quoted = any(word in reading.text for word in reading.required)
    for text in dict.fromkeys(named.sub("", one) for one in (whole, clause, heard(whole))):
        if (
            not quoted
            and (found := fact_alone(text, reading))
            and not _of_matter(found[0], text, whole, reading)
            and not (found[0] is Fact.DATE and _is_when_it_was(text, reading))
        ):
            fact, role = found
            words = fact in EXTREMES and ASKS_WORDS.search(text) is not None
            theirs = reading.last_speaker() if fact is Fact.PHONE and PRONOUN.search(reading.text) else ()
            shown = None if theirs else _shown(fact, text, reading)
            paper = fact is Fact.PHONE and OF_THE_PAPER.search(reading.text) is not None
            made, done = made_by(by_name, reading), _done(whole, reading)
            about = AboutPage(fact, role, made, theirs, passage=shown, words=words, whole=paper, done=done)
            return (held if text != whole else None) or about
    return held or about_page_where(reading) or about_staff(reading)


def _within_section(reading: Reading) -> AboutPage | None:
    """Whose speech comes first in a section, or is its longest (产业篇头一个是谁)."""
    text = PARTICLES.sub("", reading.text)
    for part, title in reading.language.lexicon.pages.sections.items():
        rest = re.sub(rf"{re.escape(part)}{_COLUMN}", "", text) if part in text else ""
        if rest and (found := fact_alone(rest, reading)) and found[0] in EXTREMES:
            return AboutPage(found[0], section=title, words=ASKS_WORDS.search(text) is not None)
    return None


_COLUMN: Final = r"(?:[那这]?一?个?(?:栏目?|专栏|板块|版块|部分)(?:[里上下中][头面边]?)?)?"
"""What a section may be called behind a part of its title."""


def _of_matter(fact: Fact, clause: str, message: str, reading: Reading) -> bool:
    """Whether a fact is that of a matter that a message tells beside its question, or of the last one, not the page's.

    So is a telephone that is not the paper's, what is done to ask somebody (庄稼生虫了，拍个照片能问谁), how many there
    are of what was just named (说是几条链要融到一起，哪几条; 公交, then 多少条), how many spoke (养老 几个人说过),
    the section that is named before (乡村振兴 栏目有谁) and who made it, where it is a work (渡口灯, then 谁编的).
    """
    last = reading.context.topic
    bare = fact is Fact.COUNT and _BARE_COUNT.fullmatch(clause) is not None
    if clause == message:
        return (bare and last is not None) or (
            _WHO_DID.fullmatch(clause) is not None and is_work(last, reading.language)
        )
    if fact is Fact.COUNT and counts_speakers(clause):
        return not nothing_else(message.replace(clause, " "), fact, reading)
    if fact is Fact.SECTIONS and any(part in message for part in reading.language.lexicon.pages.sections):
        return True
    phone = fact is Fact.PHONE and OF_THE_PAPER.search(message) is None
    return phone or bare or _SEEKS_HELP.search(message) is not None


def _is_when_it_was(text: str, reading: Reading) -> bool:
    """Whether it is asked behind what was shown when that was, or comes: of its own time, not of the paper's day."""
    context = reading.context
    return bool(context.last or context.offered) and _WHEN_IT_WAS.fullmatch(text.strip(" ,，。?？")) is not None


_WHEN_IT_WAS: Final = re.compile(
    r"(?:那么?|这些?|[这那][件个种]?事情?|都|又|到底|究竟|具体|大概|大约|是|发生|在|于)*"
    r"(?:什么(?:时候|时间)|何时|哪一?(?:年|个?月)|几[年月])"
    r"(?:(?:发生|出)?的(?:事情?|数据?|数字)|(?<=年)的"
    r"|(?:才|能|会|要|可以|开始)*发(?:(?:放|下来|到位|到手里?|到)+(?:钱|工资|补贴)?的?|(?:钱|工资|补贴)的?)?)"
)
"""When a thing was, or is paid out (哪年的事, 哪年的, 什么时候发); 什么时候发的 asks of the paper."""
_BARE_COUNT: Final = re.compile(r"(?:一共|总共|到底|究竟|具体|[那都有是哪])*(?:几|多少)[篇条则]")
_SEEKS_HELP: Final = re.compile(r"(?:找|问|请|求|喊|联系|告诉|发给|寄给)(?:谁|哪[个位里]|什么人)")
OF_THE_PAPER: Final = re.compile(r"报[社纸上料]|[日晚]报|版面|爆料|投稿|你们|编辑|记者")


def _asking_clause(text: str) -> str:
    """The one clause of a message that asks anything (这版排得好看，美编是谁), the last where none does for sure."""
    clauses = [part for part in CLAUSE_END.split(text) if part.strip()] or [""]
    asking = [clause for clause in clauses if ASKS.search(clause)] or clauses[-1:]
    return "" if len(asking) > 1 else PARTICLES.sub("", asking[0])


def _done(text: str, reading: Reading) -> str:
    """What is asked to have been done by whom, where a message says nothing else behind a matter (谁编的)."""
    asked = _WHO_DID.fullmatch(text)
    return asked["done"] or asked["past"] if asked and reading.context.topic else ""


_WHO_DID: Final = re.compile(
    rf"(?:那|这|它|都|又|到底|是|由)*(?:{WHICH_PERSON}(?:来|去)?(?P<done>[写编画拍])的?|(?P<past>[写编画拍])的人?(?:是|叫)?{WHICH_PERSON})"
)


def _shown(fact: Fact, text: str, reading: Reading) -> str | None:
    """The passage shown last, where a fact is asked of it: not of all pages, nor of a page as a whole."""
    if fact in (Fact.COUNT, Fact.PAGE, *EXTREMES) or (fact in (Fact.BANNER, Fact.SECTIONS) and OF_ALL.search(text)):
        return None
    if OF_SEVERAL.search(reading.text):
        return None
    return reading.context.last
