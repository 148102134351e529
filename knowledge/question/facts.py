"""Messages that ask for what the page tells of itself: its day, paper, staff, photographs, sections, meeting."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from knowledge.asked import EXTREMES, AboutPage, Asked, Fact, ListPeople, Search, WhoIs
from knowledge.imprint import (
    ALSO_ON_PAGE,
    APPEARANCES,
    ASKS,
    ASKS_WORDS,
    ATTENDING,
    CLAUSE_END,
    FACT_NOISE,
    FACTS,
    FACTS_OF,
    FOUNDED,
    FRAME,
    HEADLINES,
    HEARD,
    HOLDING,
    HOW_OFTEN,
    MEETING,
    NEIGHBOUR,
    OF_ALL,
    OF_MAKER,
    OF_MEETING,
    OF_SEVERAL,
    OF_TIMES,
    ROLES,
    WHICH_PAGE,
)
from knowledge.lexicon import ORGANISATION_END, WHICH_ONE, How, Mention, Person, PostMention
from knowledge.question.callings import POINTING
from knowledge.question.makers import about_staff, made_by, makers
from knowledge.question.message import PARTICLES, Reading, content
from knowledge.question.pronoun import PRONOUN
from knowledge.question.speakers import narrowed, without_posts
from knowledge.question.speaking import SPOKE
from knowledge.question.whom import whom
from knowledge.text import syllables
from knowledge.topic import Language

_FACTS: Final = tuple((fact, re.compile(pattern)) for fact, pattern in FACTS)
_FACTS_OF: Final = tuple((fact, re.compile(pattern)) for fact, pattern in FACTS_OF)
_OF_REPORT: Final = re.compile(rf"(?<!调查)(?<!篇)报告(?:是|由|到底)*{WHICH_ONE}(?:来|负责)?(?:写|起草|作|做)")
"""Who wrote the report of the congress, of which no page tells: its reporters wrote the page."""


def neighbour(reading: Reading) -> Asked | None:
    """Who comes before or after somebody on the page where he spoke last."""
    match = NEIGHBOUR.search(reading.text)
    mentions = reading.language.lexicon.mentions(reading.text, reading.language.tokenizer) if match else ()
    pronoun = PRONOUN.search(reading.text) if match and not mentions else None
    if pronoun and (last := reading.last_speaker()):
        mentions = (Mention(last, pronoun.group(), pronoun.start(), How.NAME),)
    if match is None or len(mentions) != 1 or len(mentions[0].people) != 1:
        return None
    mention = mentions[0]
    rest = re.sub("[排登紧挨跟接着]", "", reading.without(match.span(), (mention.start, mention.end)))
    if not _nothing_else(rest, Fact.FIRST, reading):
        return None
    page, speech = mention.people[0].appearances[-1]
    after = "前" not in match["way"] and "上" not in match["way"]
    place = page.speeches.index(speech) + (1 if after else -1)
    if not 0 <= place < len(page.speeches):
        return AboutPage(Fact.LAST if after else Fact.FIRST, pages=(page,))
    other = reading.language.lexicon.people[page.speeches[place].speaker.id]
    return WhoIs((other,), Mention((other,), other.name, 0, How.NAME))


def meeting(reading: Reading) -> Asked | None:
    """How many came to the meeting, or where it was: only the paper's own words tell it."""
    asked = OF_MEETING.search(PARTICLES.sub("", reading.text))
    if asked is None:
        return None
    rest = MEETING.sub("", f"{asked.string[: asked.start()]} {asked.string[asked.end() :]}")
    alone = not ASKS.search(rest) and _nothing_else(rest, Fact.COUNT, reading)
    if alone and _COMERS.fullmatch(reading.text.strip(" ,，。?？")) and reading.context.is_begun:
        return None  # 来了多少人, behind what was spoken of, asks who came there
    return Search(reading.topic(), notes_only=True, of_meeting=True) if alone else None


_COMERS: Final = re.compile("(?:那|一共|总共|去年|今年)*[来去到][了的过]*(?:多少|几[个百千]?)人[了来]*")
"""How many came, and nothing that says where."""


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
        return AboutPage(Fact.BANNER, each=True) if _nothing_else(rest, Fact.BANNER, reading) else None
    held = _of_page_holding(reading)
    if held is not None and held.people:
        return held
    if on_page := _also_on_page(reading):
        return on_page
    which = WHICH_PAGE.search(reading.text)
    if which and (of := _fact_alone(PARTICLES.sub("", which["asked"]), reading)):
        return AboutPage(of[0], of[1], lacking=which["lacks"] is not None)
    if within := _within_section(reading):
        return within
    named = re.compile("|".join(map(re.escape, (*lexicon.pages.numbers, *by_name))) or "(?!)")
    whole = PARTICLES.sub("", reading.text)
    quoted = any(word in reading.text for word in reading.required)
    for text in dict.fromkeys(named.sub("", one) for one in (whole, clause, _heard(whole))):
        if (
            not quoted
            and (found := _fact_alone(text, reading))
            and not _of_matter(found[0], text, whole, reading.context.topic)
            and not (found[0] is Fact.DATE and _is_when_it_was(text, reading))
        ):
            fact, role = found
            words = fact in EXTREMES and ASKS_WORDS.search(text) is not None
            theirs = reading.last_speaker() if fact is Fact.PHONE and PRONOUN.search(reading.text) else ()
            shown = None if theirs else _shown(fact, text, reading)
            paper = fact is Fact.PHONE and OF_THE_PAPER.search(reading.text) is not None
            about = AboutPage(fact, role, made_by(by_name, reading), theirs, passage=shown, words=words, whole=paper)
            return (held if text != whole else None) or about
    return held or _about_page_of(reading) or about_staff(reading)


def _within_section(reading: Reading) -> AboutPage | None:
    """Whose speech comes first in a section, or is its longest (产业篇头一个是谁)."""
    text = PARTICLES.sub("", reading.text)
    for part, title in reading.language.lexicon.pages.sections.items():
        rest = re.sub(rf"{re.escape(part)}{_COLUMN}", "", text) if part in text else ""
        if rest and (found := _fact_alone(rest, reading)) and found[0] in EXTREMES:
            return AboutPage(found[0], section=title, words=ASKS_WORDS.search(text) is not None)
    return None


_COLUMN: Final = r"(?:[那这]?一?个?(?:栏目?|专栏|板块|版块|部分)(?:[里上下中][头面边]?)?)?"
"""What a section may be called behind a part of its title."""


def _of_matter(fact: Fact, clause: str, message: str, last: str | None) -> bool:
    """Whether a fact is that of a matter that a message tells beside its question, or of the last one, not the page's.

    So is a telephone that is not the paper's, what is done to ask somebody (庄稼生虫了，拍个照片能问谁), and how many
    there are of what was just named (说是几条链要融到一起，哪几条; 公交, then 多少条).
    """
    bare = fact is Fact.COUNT and _BARE_COUNT.fullmatch(clause) is not None
    if clause == message:
        return bare and last is not None
    phone = fact is Fact.PHONE and OF_THE_PAPER.search(message) is None
    return phone or bare or _SEEKS_HELP.search(message) is not None


def _is_when_it_was(text: str, reading: Reading) -> bool:
    """Whether it is asked behind what was shown when that was, or comes: of its own time, not of the paper's day."""
    return reading.context.last is not None and _WHEN_IT_WAS.fullmatch(text.strip(" ,，。?？")) is not None


_WHEN_IT_WAS: Final = re.compile(
    r"(?:那么?|这些?|[这那][件个种]?事情?|都|又|到底|究竟|具体|大概|大约|是|发生|在|于)*"
    r"(?:什么(?:时候|时间)|何时|哪一?(?:年|个?月)|几[年月])"
    r"(?:(?:发生|出)?的(?:事情?)"
    r"|(?:才|能|会|要|可以|开始)*发(?:(?:放|下来|到位|到手里?|到)+(?:钱|工资|补贴)?的?|(?:钱|工资|补贴)的?)?)"
)
"""When a thing was, or is paid out (哪年的事, 什么时候发); 什么时候发的 asks of the paper."""
_BARE_COUNT: Final = re.compile(r"(?:一共|总共|到底|究竟|具体|[那都有是哪])*(?:几|多少)[篇条则]")
_SEEKS_HELP: Final = re.compile(r"(?:找|问|请|求|喊|联系|告诉|发给|寄给)(?:谁|哪[个位里]|什么人)")
OF_THE_PAPER: Final = re.compile(r"报[社纸上料]|[日晚]报|爆料|你们|编辑|记者")


def source_of(reading: Reading) -> Search | None:
    """Where words are from that are given (创新是第一动力，这句哪来的): the passage that holds them tells."""
    match = _SOURCE.search(reading.text)
    said = reading.text[: match.start()] if match else ""
    if len(content(said, reading.language)) < LEAST_GIVEN:
        return None
    return Search(replace(reading, text=said).topic(said))


def said_by_whom(reading: Reading) -> Search | None:
    """Who said a thing that another clause tells (听说要搞建宁大叔，这个是哪个领导说的，怎么个搞法)."""
    match = _SAID_BY_WHOM.fullmatch(reading.text.strip())
    told = (match["before"] or match["after"] or "") if match else ""
    topic = replace(reading, text=told).topic(told) if told else None
    return Search(topic, asks_who=True) if topic else None


_SAID_BY_WHOM: Final = re.compile(
    r"(?:(?P<before>\S.{2,40}?)[,，。\s]+)?(?:这|那)(?:个|事|件事|一?点|句话|话|说法)?(?:到底|究竟)?(?:是|系)?(?:哪一?[个位]|谁)"
    r"(?:领导|代表|干部|同志|人)?(?:说|讲|提)(?:的|过|出来|起)+[呢啊呀吗]?"
    r"(?:[,，。\s]+(?:怎么|如何|具体|到底)(?:个|样)?(?:搞|说|做|弄|办|讲)?(?:法|的)?|[,，。\s]+(?P<after>\S{2,20}?))?\W*"
)
"""Who said what a clause before or behind tells."""
_SOURCE: Final = re.compile(
    r"[\s,，:：。]*(?<![的那这])(?:这|那)(?:一?[句段番个]|些)?(?:话|句子|文字|说法|原话|原文)?"
    r"(?:到底|究竟|又|都)*(?:是|系)?(?:登|印|出现|放)?(?:从|在|打)?(?:[这那]?一?[版张]|版面|报纸?|报上|文章|全文)?[上里的中]?"
    r"(?:出自|来自|引自)?(?:哪里?儿?|哪一?[段块处句]|(?:哪个?|什么)(?:位置|部分)|哪个?(?:地方|版|篇|报纸?|人)|哪一?[篇版张]|谁)(?:写|来|看到|抄|出|登|印)?"
    r"(?:上面?|里面?)?的?(?:话|文章)?[呢啊呀?？!！\s]*$"
)
"""What asks where words are from that stand before it."""
LEAST_GIVEN: Final = 2
"""Content words that are given at least."""


def _also_on_page(reading: Reading) -> ListPeople | None:
    """Who else speaks on the page of somebody, who may be named before it (沐春华，她那版还有谁)."""
    match = ALSO_ON_PAGE.search(reading.text)
    before = reading.text[: match.start()] if match else ""
    mentions = reading.language.lexicon.mentions(before, reading.language.tokenizer) if before else ()
    last = reading.last_speaker() if match and not mentions and PRONOUN.search(before) else ()
    people = tuple(dict.fromkeys((*last, *(person for mention in mentions for person in mention.people))))
    rest = PRONOUN.sub("", reading.without(*((one.start, one.end) for one in mentions))[: len(before)])
    if match is None or not people or not _nothing_else(rest, Fact.PAGE, reading):
        return None
    pages = {page.id: page for person in people for page, _ in person.appearances}
    return ListPeople(pages=tuple(pages.values()), without=people if match["else"] else ())


def _fact_alone(text: str, reading: Reading) -> tuple[Fact, str | None] | None:
    """The fact of a page that a text asks for and nothing else, and the role of the staff that it names."""
    for fact, pattern in (*_staff_roles(reading.language.lexicon.pages.roles), *_FACTS):
        match = pattern.search(text)
        if _is_anothers(fact, text):
            continue
        if match and _begins_a_word(text, match, reading):
            continue
        rest, others = _without_makers(text, match, reading) if match and fact in _MAKERS else ("", 0)
        rest = rest or (f"{text[: match.start()]} {text[match.end() :]}" if match else "")
        if match and _nothing_else(rest, fact, reading):
            groups = match.groupdict()
            role = (groups.get("role") or groups.get("done") or "").replace("的", "")
            return fact, None if others else ROLES.get(role, role) or None
    return None


_ANOTHERS: Final = {Fact.COUNT: ATTENDING, Fact.DATE: FOUNDED, Fact.REPORTERS: _OF_REPORT}
"""What of the meeting, the newspaper or the report of the congress is asked in the words for a fact of the page."""


def _is_anothers(fact: Fact, text: str) -> bool:
    other = _ANOTHERS.get(fact)
    return other is not None and other.search(text) is not None


def _begins_a_word(text: str, match: re.Match[str], reading: Reading) -> bool:
    """Whether what a fact is asked for by only begins another word: 记者证, 电话费."""
    place = 0
    for word in reading.language.tokenizer.words(text):
        place = text.index(word, place)
        rest = text[match.end() : place + len(word)]
        if place == match.start() and rest:
            return reading.language.tokenizer.knows(word) and FRAME.sub("", rest) != ""
        place += len(word)
    return False


_MAKERS: Final = (Fact.STAFF, Fact.REPORTERS, Fact.PHOTOGRAPHER)


def _without_makers(text: str, match: re.Match[str], reading: Reading) -> tuple[str, int]:
    """The text without whoever made the page and is asked for, and how many besides (谁主编的，谁校的)."""
    rest, others = f"{text[: match.start()]} {text[match.end() :]}", 0
    for fact, pattern in (*_staff_roles(reading.language.lexicon.pages.roles), *_FACTS):
        if fact in _MAKERS:
            rest, more = pattern.subn(" ", rest)
            others += more
    return rest, others


def _of_page_holding(reading: Reading) -> AboutPage | None:
    """A fact of the page that is named by what or who is on it (谈就业的那版是谁编的)."""
    match = HOLDING.search(reading.text)
    if match is None:
        return None
    wording = PARTICLES.sub("", match["asked"])
    found = _fact_alone(wording, reading) or _fact_alone(f"{wording}发言", reading)
    if found is None:
        return None
    mentions = reading.language.lexicon.mentions(match["what"], reading.language.tokenizer)
    people = tuple(dict.fromkeys(person for mention in mentions for person in mention.people))
    topic = reading.topic(SPOKE.sub(" ", FACT_NOISE.sub(" ", match["what"]))) if not people else None
    fact, role = found
    return AboutPage(fact, role, people=people, topic=topic, whole=True) if people or topic else None


def _heard(text: str) -> str:
    """The text with words that sound like one for a fact of the page put right, where a character is the same."""
    sounds = syllables(text)
    for start in (i for i, sound in enumerate(sounds) if sound in _HEARD_FIRST):
        for length in _HEARD_LENGTHS:
            word = _HEARD.get(sounds[start : start + length])
            if word and set(text[start : start + length]) & set(word):
                text = text[:start] + word + text[start + length :]
    return text


_HEARD: Final = {syllables(heard): word for heard, word in HEARD.items()}
_HEARD_FIRST: Final = frozenset(sounds[0] for sounds in _HEARD)
_HEARD_LENGTHS: Final = sorted(set(map(len, _HEARD)))


@lru_cache(maxsize=8)
def _staff_roles(roles: Sequence[str]) -> tuple[tuple[Fact, re.Pattern[str]], ...]:
    """The roles of staff as the pages print them."""
    return ((Fact.STAFF, re.compile(f"(?P<role>{'|'.join(map(_as_said, roles))})")),) if roles else ()


def _as_said(role: str) -> str:
    """A pattern of a role as people say it: 值班的编委 for 值班编委."""
    return f"{re.escape(role[:2])}的?{re.escape(role[2:])}" if len(role) > TWO_WORDS else re.escape(role)


TWO_WORDS: Final = 3
"""Characters of a role beyond which it is made of two words."""


def _asking_clause(text: str) -> str:
    """The one clause of a message that asks anything (这版排得好看，美编是谁), the last where none does for sure."""
    clauses = [part for part in CLAUSE_END.split(text) if part.strip()] or [""]
    asking = [clause for clause in clauses if ASKS.search(clause)] or clauses[-1:]
    return "" if len(asking) > 1 else PARTICLES.sub("", asking[0])


def _shown(fact: Fact, text: str, reading: Reading) -> str | None:
    """The passage shown last, where a fact is asked of it: not of all pages, nor of a page as a whole."""
    if fact in (Fact.COUNT, Fact.PAGE, *EXTREMES) or (fact in (Fact.BANNER, Fact.SECTIONS) and OF_ALL.search(text)):
        return None
    if OF_SEVERAL.search(reading.text):
        return None
    return reading.context.last


def _about_page_of(reading: Reading) -> Asked | None:
    """A fact of the page on which somebody spoke, or a thing was spoken of (罗芳那张照片谁拍的, 谈就业的登在哪天)."""
    language = reading.language
    match = next(((f, m) for f, pattern in _FACTS_OF if (m := pattern.search(reading.text))), None)
    if match is None or _is_anothers(match[0], reading.text):
        return None
    mentions = language.lexicon.mentions(reading.text, language.tokenizer)
    spans = [(mention.start, mention.end) for mention in mentions]
    people = tuple(dict.fromkeys(p for mention in mentions for p in narrowed(reading, mention).people))
    if not people and (post := _pointed_post(reading)):
        people, spans = language.lexicon.posts.in_post(post.role), [(post.end - len(post.role), post.end)]
    subject = "" if people else reading.text[: match[1].start()]
    if subject and (those := whom(_told_of(subject), reading)) and those.people:
        people, spans = those.people, [(0, len(subject))]
    rest = reading.without(*spans, match[1].span())
    rest = SPOKE.sub(" ", FACT_NOISE.sub(" ", without_posts(rest, people)))
    topic = reading.topic(_without_organisations(rest, people, language))
    if not people and all(len(term.word) == 1 for term in topic.terms) and reading.context.last:
        return AboutPage(match[0], passage=reading.context.last)
    return AboutPage(match[0], people=people, topic=topic or None) if people or topic else None


def _told_of(text: str) -> str:
    """What stands before a fact that is asked, without what says that it is somebody's words (外卖员讲的)."""
    return SPOKE.sub("", FACT_NOISE.sub("", text)).strip(" ,，的")


def appearances(reading: Reading) -> Asked | None:
    """How often, or on which days, somebody spoke: the card of a person lists the speeches."""
    if not OF_TIMES.search(reading.text):
        return None
    mentions = reading.language.lexicon.names.named(reading.text, reading.language.tokenizer)
    pronoun = None if mentions else PRONOUN.search(reading.text)
    if pronoun and (last := reading.last_speaker()):
        mentions = (Mention(last, pronoun.group(), pronoun.start(), How.NAME),)
    elif not mentions and (asked := APPEARANCES.search(reading.text)):
        subject = reading.text[: asked.start()]
        those = whom(_told_of(subject), reading)
        mentions = (Mention(those.people, subject, 0, How.ORGANISATION),) if those and len(those.people) == 1 else ()
    if len({mention.words for mention in mentions}) != 1:
        return None
    mention = mentions[0]
    rest = PARTICLES.sub("", reading.without(*((one.start, one.start + len(one.words)) for one in mentions)))
    asked = None if _WORDS.search(rest) else APPEARANCES.search(rest)
    only = asked and _nothing_else(f"{rest[: asked.start()]} {rest[asked.end() :]}", Fact.DATE, reading)
    return WhoIs(mention.people, mention) if only else None


_WORDS: Final = re.compile(r"什么(?:内容|话|$)|内容|哪些话")
"""What asks for the words beside how often somebody spoke (讲了两回，都是些什么内容)."""


def _pointed_post(reading: Reading) -> PostMention | None:
    """The post of somebody whom a question points at (猕猴桃那个书记)."""
    posts = reading.language.lexicon.posts.holding(reading.text, reading.language.tokenizer)
    return next((post for post in posts if POINTING.search(reading.text[: post.end - len(post.role)])), None)


def _without_organisations(text: str, people: Sequence[Person], language: Language) -> str:
    """What is left of a question once the words are taken out that say where these people are from."""
    for word in language.tokenizer.words(text) if people else ():
        if (
            len(word) > 2
            and word.endswith(ORGANISATION_END)
            and any(language.lexicon.organisations.called(word, p) for p in people)
        ):
            text = text.replace(word, " ")
    return text


def _nothing_else(rest: str, fact: Fact, reading: Reading) -> bool:
    """Whether what is left of a question about the page has no topic of its own.

    A place beside how many there are is one: its people are not the speakers of the page.
    """
    lexicon = reading.language.lexicon
    for word in (*lexicon.pages.papers, *(lexicon.pages.places if fact is not Fact.COUNT else ())):
        rest = rest.replace(word, "")
    rest = _DIMINUTIVE.sub("", re.sub(r"日报|晚报|市第|\d[\d-]{5,}", "", rest))
    if any(map(_is_halved, content(rest, reading.language))):
        return False
    rest = FRAME.sub("", rest).strip()
    if len(rest) > 1 and rest in lexicon.pages.credits and not lexicon.mentions(rest, reading.language.tokenizer):
        return True
    return not [word for word in content(rest, reading.language) if len(word) > 1 or reading.language.holds(word)]


_DIMINUTIVE: Final = re.compile(r"(?<=[名字版张份篇段块点会号页报图哪这那])儿")
"""What northern speech adds to a noun: 报纸名儿."""


def _is_halved(word: str) -> bool:
    """Whether a word only holds some of what may stand around a fact: 上班, 派出所 and 记者证 tell more."""
    if FRAME.fullmatch(word):
        return False
    rest = FRAME.sub("", word)
    return rest == word[1] if len(word) == 2 else 0 < len(rest) < len(word)
