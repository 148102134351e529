"""The editor's own words: how they are asked for, and what stands around their name."""

import re
from typing import Final

from knowledge.asked import Asked, Search
from knowledge.model import Page
from knowledge.numerals import numeral
from knowledge.question.message import Reading
from knowledge.question.subject import subject
from knowledge.text import folded

_COLUMN: Final = r"(?:栏目|专栏|板块|版块|专版|专刊|特刊|版面?|报纸|报道)"
NOTES: Final = re.compile(
    r"编者(?:按语?|的?(?:话|看法)|语|自己)?|编辑(?:部)?(?:写)?的?(?:话|按|手记|后记|感言)"
    r"|编辑部?(?:写的|的)?那?段话|(?:采访|编辑|记者)?手记|采编手记|按语|引语|编后|开栏(?:语|的话)|引言|导语"
    r"|导读|前言|卷首语|开场白|开篇语?|题记"
    rf"|(?:(?:{_COLUMN}的?)?(?:开头|开始)|(?:{_COLUMN}的?|最)(?:前头|前面|上面|上头|顶上))"
    r"(?:的|那|这|有|写)*[一几两]?(?:段话?|部分|介绍|小段|句话?|(?:写|印)(?:了|的|着)*(?:什么|些什么|哪些))"
    r"|(?:报社|报纸|编辑部?|编者|记者|小编)们?的?(?:眼里|看来|心里|眼中|笔下)"
    r"|(?:记者|编辑|编者|小编|报社)们?(?:自己)?(?:是|又|也|就)*(?:怎么|如何|[这那](?:么|样))"
    r"(?:写|说|讲|夸赞?|称?赞|表扬|评[价论]?|看待?(?![病书报])|总结|形容|描述|介绍)的?"
    r"|(?:编辑|编者|小编)们?(?:自己)?(?:是|又|也|就)*(?:觉得|认为)"
    r"|(?:报社|报纸|编辑部?|编者|小编)们?"
    r"(?=[对给][^,，。?？]{1,8}?(?:怎么[看说夸评]|什么[看说]法|(?:什么|啥|怎样的|哪些)(?:评价|印象)))"
    r"|(?:报社|报纸|编辑部?|日报)(?P<itself>自己|本身)?(?:的)?(?:怎么|是|都|又|在)*"
    r"(?:说(?!有)|讲(?!话)|写|评论?|评价|认为|承认|介绍|形容|描述|交代|总结|看(?![病书报]))"
    r"(?(itself)|(?!(?<=[说讲写])[了过到](?!什么|哪些|些|的|\W*$)))"
    r"|记者(?:自己)?写的?(?:那|这)一?(?:段|篇|部分)话?"
    r"|(?:报社|报纸|日报|晚报|编辑部)(?:为什么|做什么|怎么(?:想起|想到|会)?)(?:要|会|来|去|得)?"
    r"(?:办|搞|开|设|做|弄|推出|登|发)(?:这|那)?个?"
    rf"|为什么(?:这|该)一?个?{_COLUMN}(?:要|会)?(?:谈|讲|说|写|聊|登|推出|关注)"
    rf"|为什么要?(?:办|搞|开|设|做|弄|推出|登)(?P<column>[^,，。?？]{{0,10}}?)(?:这|那)?个?{_COLUMN}"
)
"""The editor's own words: by their name, by where they stand, or by why there is such a column."""
OPENING: Final = re.compile(
    r"(?:开头|开始|起头|开篇|前头|最前面)(?:的|那|这|是|就|先)*(?:说|讲|写|印|登)(?:了|的|着|过)*"
    r"(?:是|些|一些)*(?:什么|哪些)"
)
"""What a page or a section begins with, where nobody is named: 创新那部分开头说的什么."""
NOTE_FRAME: Final = re.compile(
    r"(?:都|全部|全)*(?:给我)?(?:念|读|贴)(?:给我|来|一?下|一遍|出来|听听?|看看?){0,6}"
    r"|(?:前面|前头|上面)(?:的|那|这)*一?段|(?:那|这|个)*栏(?!目)(?:前面|上面|后面|最后)?(?:里|的)?|写的|原文"
    r"|全文|完整|看一?下|^\W*(?:里面?|中|当中|上)|(?:怎么|都|是|到底)*(?:说|讲|写|提)(?:了|的|到|过|些)*"
    r"(?:什么|哪些)?"
    rf"|(?:那|这|有|的)*(?:个|块|篇)?{_COLUMN}的?|(?:有|那|这|第|两|几|一|二|三)+[个段篇条块]|[那这]块"
    r"|[那这]一?期的?|(?:都)?给我|报社|报纸|编辑部?"
    r"|评价|评论|看法|态度|形容|描述|介绍|口气|语气|的意思"
)
"""What stands around the name of a note and tells no topic."""


def note(reading: Reading) -> Asked | None:
    """The editor's own words, under nobody's name."""
    match = NOTES.search(reading.text) or OPENING.search(reading.text)
    if not match or (
        match.re is OPENING and reading.language.lexicon.mentions(reading.text, reading.language.tokenizer)
    ):
        return None
    rest = NOTE_FRAME.sub(" ", OPENING.sub(" ", NOTES.sub(lambda found: f" {found['column'] or ''} ", reading.text)))
    if (nth := _NTH.search(reading.text)) and (numbered := _nth_note(nth, reading)):
        return numbered
    if _ANOTHER_NOTE.search(reading.text) and (other := _another_note(reading)):
        return other
    pages, named = _page_of_somebody(rest, reading)
    section = None if pages else reading.language.lexicon.pages.noted(rest)
    for one in (*named, *(section.split("·") if section else ())):
        rest = rest.replace(folded(one), " ")
    about = rest if match.groupdict().get("column") or "栏" in reading.text else subject(rest, reading.language)
    return Search(reading.topic(about), notes_only=True, pages=pages, section=section)


def _nth_note(nth: re.Match[str], reading: Reading) -> Search | None:
    """A note by its place among those of the newest page that has so many (第二个编者按)."""
    number = numeral(nth["number"]) - 1
    for page in (printed.page for printed in reversed(tuple(reading.language.lexicon.printed.values()))):
        if len(page.notes) > max(number, 1) and (title := page.section_title(page.notes[number].section)):
            return Search(reading.topic(""), notes_only=True, pages=(page,), section=title)
    return None


def _another_note(reading: Reading) -> Search | None:
    """The note behind the one that was shown, on its page (还有一个编者按吗); after the last one it is the first."""
    notes = (
        (page, page.notes[(number + 1) % len(page.notes)])
        for shown in reversed(reading.context.passages)
        for page in (printed.page for printed in reading.language.lexicon.printed.values())
        for number, one in enumerate(page.notes)
        if shown.startswith(f"{one.id}-") and len(page.notes) > 1
    )
    page, following = next(notes, (None, None))
    title = page.section_title(following.section) if page and following else None
    return Search(reading.topic(""), notes_only=True, pages=(page,), section=title) if page and title else None


_ANOTHER_NOTE: Final = re.compile("(?:还有|另外?|别的|其他|其它)(?:一|的|那|个|篇|条|段|没有)*(?=编|按|引|导|前)")
_NTH: Final = re.compile(r"第(?P<number>[一二三四五])(?:个|篇|条|段|则)(?=编|按|引|导|前|开|题)")


def _page_of_somebody(text: str, reading: Reading) -> tuple[tuple[Page, ...], tuple[str, ...]]:
    """The pages of somebody by whom a page is named (迟振海那版的编者按), and how he is called."""
    pointed = _THAT_PAGE.search(reading.text)
    mentions = reading.language.lexicon.mentions(text, reading.language.tokenizer) if pointed else ()
    pages = (page for mention in mentions for person in mention.people for page, _ in person.appearances)
    return tuple({page.id: page for page in pages if page.notes}.values()), tuple(one.words for one in mentions)


_THAT_PAGE: Final = re.compile(r"[那这](?:一)?个?(?:版|张|期|份|天|篇)")
