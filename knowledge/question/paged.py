"""What a message asks of the pages that it names: who speaks there, what one says there, the pages alone."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from knowledge.asked import (
    GOING_ON,
    AboutPage,
    Ambiguous,
    Asked,
    Context,
    Fact,
    ListPeople,
    Move,
    NoPage,
    Search,
    Several,
    Step,
)
from knowledge.lexicon import How, Mention
from knowledge.lexicon.days import Limit, beside_named
from knowledge.model import Page
from knowledge.question.facts import about_page
from knowledge.question.listed import ANYBODY
from knowledge.question.message import PARTICLES, Reading, speaking_on
from knowledge.question.people import list_people
from knowledge.question.whom import WHO
from knowledge.text import folded
from knowledge.topic import Expect, Language, topic_of


def in_post(text: str, context: Context, language: Language) -> Iterable[tuple[re.Match[str], tuple[Page, ...]]]:
    """The pages on which somebody had the post in which he is asked about (陆春燕当校长的时候说过什么).

    None where he has had it on all.
    """
    match = _WHILE.search(text)
    if match is None:
        return
    lexicon, before = language.lexicon, text[: match.start()]
    named = next((those for n in _LENGTHS if (those := lexicon.names.by_name.get(before[-n:]))), ())
    last = lexicon.people.get(context.speaker or "")
    people = named or ((last,) if last else ())
    held = [page for one in people for page in lexicon.posts.pages_of(match["post"], one, language.tokenizer)]
    if held and len(held) < sum(len(person.appearances) for person in people):
        yield match, tuple(held)


_WHILE: Final = re.compile(
    r"(?:还?在)?(?:还是|还当|还任|[当做任是])(?P<post>[\u4e00-\u9fff]{2,12}?)"
    r"(?:的?时候|的?那会儿?|的?那阵子?|那时候?|期间|时(?=[,，说讲谈提是]))"
)
_LENGTHS: Final = (4, 3, 2)
"""Characters of a name, the longest first."""


def beside_shown(text: str, context: Context, language: Language) -> list[Limit]:
    """The pages of the day before or after that of what was shown last (后一天的报纸呢).

    A day that is named alone is one of the paper behind a list (第二天呢), and else somebody's.
    """
    match = beside_named(text)
    if match is None:  # known without a look at what was shown, so the same for whoever asks it
        return []
    listed = context.asked == ListPeople.__name__
    if match["alone"] is not None and "天" in match.group() and not listed:
        return []
    offered = context.offered and not (listed and context.pages)  # a list of people offers them, and no passages
    ids, last = ((), context.offered) if offered else (context.pages, context.passages[-1:])
    limit = language.lexicon.days.beside(match, ids, last)
    return [limit] if limit else []


def compared(text: str, limits: Sequence[Limit]) -> str:
    """A text that asks on which of several days, years or papers a matter is told, as one that asks who told of it.

    Each of them tells its day and paper. That all of them tell it (两天都讲了水的有谁) asks for no other people.
    """
    if any(_ROW.search(match.group()) for match, _ in limits):
        text = _TOLD_MORE.sub("", _WHICH_OF_THEM.sub("谁", _EACH_TELLS.sub("", text)))
    return _ON_EACH_OF_THEM.sub("", text)


_ROW: Final = re.compile("[和跟与同及、,]|还有|以及")
_MATTER: Final = r"(?=[说讲谈提聊](?:到|过|了|起|及)*(?!到|过|了|起|及|话|言|什么|哪|些|的)[\u4e00-\u9fff])"
_WHICH_OF_THEM: Final = re.compile(rf"哪一?(?:天|年|个|张|份|期|家|种|版)的?(?:报纸?)?[上里]?{_MATTER}")
_TOLD_MORE: Final = re.compile(
    r"(?:[说讲谈提聊][得的](?:更|比较|最)?[多少](?:一?[些点])?|(?:更|最)[多少]|[多少]一?[些点])(?=\W*$)"
)
_EACH_TELLS: Final = re.compile(rf"(?:(?<=谁)|(?<=\s)|^)(?:都|各自?|分别){_MATTER}|(?:各自?|分别)(?=[是有](?:谁|哪些))")
_ON_EACH_OF_THEM: Final = re.compile(rf"(?:前后|[这那])*[两几][天日期张份年版]的?[日晚]?(?:报纸?)?[上里]?都{_MATTER}")


def is_bare(text: str) -> bool:
    """Whether nothing is asked but of pages that were named, whose words the text has no more (那9号的呢)."""
    return _BARE.fullmatch(PARTICLES.sub("", text)) is not None


_BARE: Final = re.compile("(?:那么?|还有|再|换|看|要)*")


def of_everyone(text: str, on_paper: str, pages: tuple[Page, ...], reading: Reading) -> Asked | None:
    """Who spoke, be it on some pages, where a message asks that and no more (29号那张上面有谁, 14号那份报讲了什么).

    What was said on some pages is what the last speaker said there, where he did.
    """
    alone = PARTICLES.sub("", text)
    if (day := _DAY_BEFORE.match(alone)) and list_people(replace(reading, text=alone[day.end() :])) == ListPeople():
        return Several((AboutPage(Fact.DATE), ListPeople()), (day.group(), alone[day.end() :]))
    if _NOBODY_YET.fullmatch(alone) or (_ANYTHING.fullmatch(alone) and not reading.context.last):
        return ListPeople(pages=pages)
    if not pages:
        return None
    if each := _on_each_day(on_paper, pages, reading):
        return each
    if _NOBODY_YET.fullmatch(f"报上{PARTICLES.sub('', on_paper).strip()}"):
        his = of_pages(pages, reading.context, reading.language)
        return his if isinstance(his, Search) else ListPeople(pages=pages)
    asks = list_people(replace(reading, text=on_paper)) == ListPeople()
    return ListPeople(pages=pages) if asks else None


_DAY_BEFORE: Final = re.compile("(?:昨[天日晚]|大?前天|上周|上个?星期|上个?月|明天|后天)(?:的|那天|会上|大会上)*")
"""A day that is told from today, of which a paper may be or not: its own day is told first (昨天谁发言了)."""
_NOBODY_YET: Final = re.compile(
    r"(?:各位|这些|几位|所有|这次|发言的?|讲话的?)*(?:党|人大|政协)?(?:代表|委员)们?(?:都)?"
    r"(?:(?:说|讲|谈|发言)了?(?:什么|些什么|哪些|些)?)?"
    r"|(?:发言|讲话|说话|[开参]会|上报|上台)+的?[那这]?(?:[些拨批群帮]|几[个位名])(?:人|代表|同志)?"
    r"|(?:这几天|这两天|今天|这次|这回|这期|这张|这份|这一?版)?的?"
    r"(?:报纸?上面?|会上|大会上|版面?上|(?:报纸|报道|版面)(?=都))"
    r"(?:都|主要|到底|究竟)*(?:报道?|登|说|讲|写|谈|聊)(?:了|的|到)*(?:些|点)?(?:什么|哪些)(?:内容|话|东西|新闻|事情?)?"
    r"|[这那]一?(?:版面?|张报纸?|份报纸?|期报纸?)(?:都|主要|到底|究竟)*(?:登|说|讲|写|谈)(?:了|的|到)*"
    r"(?:些|点)?(?:什么|哪些)(?:内容|话|东西|新闻|事情?)?"
)
"""The delegates in general, nobody in particular: 代表们说了什么, 报上都登了些什么."""
_ANYTHING: Final = re.compile(
    r"(?:今天|最近|这几天|这两天|报纸?上?|[你您]们?(?:这里|这|那里)?|都)*(?:有(?:些)?(?:什么|哪些)|(?:什么|哪些)(?=好看|可看|值得|看头))"
    r"(?:好看的?|可看的?|值得(?:一)?[看听读]的?|看头|看点|新闻|内容|报道|大事|新鲜事|消息|东西)?(?:没有?|吗)?"
    r"|(?:给我|随便|请|能不能|[你您]|再)*[讲说来看聊挑发](?:一?[点些]|几[段条个])(?:有用|好看|好听|有意思|实在|精彩|重要|要紧|新鲜|值得看)的(?:东西|内容|话|事)?"
    r"|(?:随便|任意|推荐|给我?|帮我|请|你|先)*(?:随便|任意|推荐|挑|选)(?:来|给我?|说|讲|挑|选|看|发|念)*一?[段篇个条]"
    r"(?:话|发言|讲话|讲述|好的|好看的|好听的|有意思的|精彩的|听听|看看|给我)*"
    r"|(?:最|比较)(?:有意思|好看|精彩|值得看)的(?:一?[段篇]|发言|内容)?(?:是|有)?(?:哪一?[段篇个条些]|什么|谁的?)(?:发言|话)?"
    r"|(?:给我|帮我|请|先)*介绍(?:一下)?(?:这[个篇次版张份期]|今天的?)?(?:报道|报纸|版面|新闻)"
)
"""Whatever there is, where nothing was shown yet: 今天有什么新闻, 随便来一段."""


def _on_each_day(on_paper: str, pages: tuple[Page, ...], reading: Reading) -> Asked | None:
    """Who spoke on each of the days that are named (13号和14号都上了报的有谁)."""
    days = {page.date for page in pages}
    if len(days) <= 1 or not _ON_EACH.search(on_paper) or not ANYBODY.search(on_paper):
        return None
    people = reading.language.lexicon.people.values()
    return ListPeople(among=tuple(p for p in people if days <= {page.date for page, _ in p.appearances}))


_ON_EACH: Final = re.compile(r"(?:^|\s|[这那][两几]天|人|代表)都(?:在报上)?(?:[上登讲说发露来]|有份)")
"""What says behind days that each is meant, not all together (13号14号都有谁)."""

ON_PAPER: Final = (
    r"(?:(?:的?[那这]?一?(?:[张份期天]|版(?=[上里])))?的?(?:报纸?(?![社道刊告名到]))?"
    r"的?(?:[上里][面头边]|[上里](?=[都有登写说讲谁哪]))?)"
)
"""What says that a day's or a number's page is meant, behind it (29号那张上面)."""


def of_year(reading: Reading, dated: str) -> Asked | None:
    """A fact of the pages of a year, which may be named in any words where nothing else is asked (21年那个会叫什么)."""
    year = reading.language.lexicon.days.in_year(dated)
    if year is None:
        return None
    match, pages = year
    if not PARTICLES.sub("", dated.replace(match.group(), "")):
        return of_pages(pages, reading.context, reading.language)
    asked = about_page(replace(reading, text=dated.replace(match.group(), " ")))
    alone = isinstance(asked, AboutPage) and not asked.people and not asked.topic
    return on_pages(asked, pages) if asked and alone else None


def stepped_on(asked: Asked, pages: tuple[Page, ...], reading: Reading) -> Asked:
    """What is asked, on the pages that are named; a step from what was shown leads to them (18号还有谁)."""
    if pages and isinstance(asked, Step) and asked.move in GOING_ON:
        return _his_on(pages, reading)
    if pages and asked == Step(Move.OTHERS):
        return ListPeople(pages=pages, without=reading.last_speaker())
    return on_pages(asked, pages)


def _his_on(pages: tuple[Page, ...], reading: Reading) -> Asked:
    """What the last speaker says on some pages, where more of his words is asked for there (他7月14号呢).

    Where only somebody of his name speaks there it is asked back whether he is meant.
    """
    people = reading.last_speaker()
    if not people:
        return of_pages(pages, reading.context, reading.language)
    alike = speaking_on(pages, reading.language.lexicon.names.by_name[folded(people[0].name)])
    if alike and not speaking_on(pages, people):
        return Ambiguous(Mention(alike, people[0].name, 0, How.NAME))
    return Search(reading.topic(""), people, pages=pages)


def of_pages(pages: tuple[Page, ...], context: Context, language: Language) -> Asked:
    """What is asked where only pages are named: who speaks on them too, after such a list (15号呢).

    After somebody's words it is what he says on them, where he does (21年呢), else the last matter there,
    or who speaks; after those who spoke of a matter, who does on these.
    """
    shown = (context.speaker or "",) if context.searched else context.people if context.asked == "Ambiguous" else ()
    people = tuple(person for one in shown if (person := language.lexicon.people.get(one)))
    there = speaking_on(pages, people)
    if len(there) == 1:
        return Search(topic_of(context.topic or "", language), there, pages=pages)
    if context.searched and context.topic:
        return Search(topic_of(context.topic, language), pages=pages)
    listed = context.asked == "ListPeople" or (people and context.searched)
    if (about := context.missed or context.topic) and (listed or context.asked == NoPage.__name__):
        topic = topic_of(about, language)
        search = Search(replace(topic, expects=Expect.PERSON, counted=()), asks_who=True, pages=pages)
        return ListPeople(topic=topic, pages=pages, search=search)
    return ListPeople(pages=pages) if listed else AboutPage(Fact.PAGE, pages=pages)


HOW_MUCH: Final = re.compile(
    r"印(?:了|刷|出)?[^,，]{0,3}(?:多少|好多|几)|发行|销量|订阅|多[大长高久]|(?:多少|好多)钱|几块钱?"
)
"""What is asked of a page that is named and is no fact of it: 晚报每天印多少份."""


def common(several: Sequence[tuple[Page, ...]]) -> tuple[Page, ...]:
    """The pages that all limits allow, told by their ids."""
    allowed = [{page.id for page in pages} for pages in several]
    return tuple(page for page in several[0] if all(page.id in ids for ids in allowed)) if several else ()


def on_pages(asked: Asked, pages: tuple[Page, ...]) -> Asked:
    if isinstance(asked, ListPeople) and asked.search is not None and pages:
        asked = replace(asked, search=replace(asked.search, pages=pages))
    return replace(asked, pages=pages) if pages and isinstance(asked, Search | ListPeople | AboutPage) else asked


def unprinted_paper(message: str, language: Language) -> str | None:
    """The newspaper of which it is asked what it prints, where no page is of it and nobody speaks of it."""
    match = _WHAT_IT_PRINTS.fullmatch(message) or _WHO_IN_IT.fullmatch(message)
    if match is None or language.says(match["paper"]):
        return None
    named = match["paper"]
    return None if any(paper.endswith(named) or named in paper for paper in language.lexicon.pages.papers) else named


_WHAT_IT_PRINTS: Final = re.compile(
    r"(?:请问|那么?|还有)?(?P<paper>(?![^报]*(?:[这那哪份张期看请问个一本咱我你他的在从每]|[今昨明当]天))[\u4e00-\u9fff]{2,6}(?:[日晚时早晨商]报|都市报))(?:那边|那里)?(?:上面?|里面?)?的?"
    r"(?:都|又|还)*(?:(?:有|登|刊|写|印|说|讲|报道|收录)(?:了|过|着)?(?:什么|哪些|谁|哪几版|几版|多少版)(?:内容|新闻|报道|人|话|版面?)?的?"
    r"|有(?:没有)?(?:吗|没有?)?|)"
)
"""What a newspaper is asked for as a whole: 梅岭日报有什么, 梅岭晚报登了哪些人."""
_WHO_IN_IT: Final = re.compile(
    r"(?:.*[年月日号天]的?)?(?P<paper>[^\W\da-z这那哪份张期看请问个一本咱我你他的在从每今昨明当同报]{0,4}[日晚]报)(?:上面?|里面?|的)?"
    rf"(?:都|有|登|是|了)*(?:{WHO}).*"
)
"""Who spoke of a matter in a newspaper: 晚报上谁讲了学校."""
