"""Whom a report's narration introduces, and whose the words below are: `××：`, or quotation marks. It ends no speech.

What stands in quotation marks is somebody's only right under a line that gives that one person the word; posts may be
told by any line above whoever speaks under the own name. Each reading is a doubt that names its lines.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from knowledge.page.blocks import BESIDE, Block
from knowledge.page.kinds import QUOTED_WORD, Kind
from knowledge.page.layout import INTRODUCED, Layout, is_start
from knowledge.page.lines import Doubt
from knowledge.page.narration import is_of_a_report
from knowledge.page.person import Person, is_name, names_in, split_posts
from knowledge.page.posts import ENDING, POST
from knowledge.page.scene import NAMED_WITH, QUOTED, SPEAKS
from knowledge.page.survey import TITLED
from knowledge.text import aligned, occurrences, sentence_spans

GAP: Final = "\x1f"
"""What stands in place of a quotation."""
POST_ENDS: Final = re.compile(rf"(?=(?P<post>{ENDING[:-1]}))")
AFTER_NAME: Final = re.compile(
    r"(?:代表|委员|同志)|[,。:;!?、()]|$|[和与跟同及对向把给被让在从将]|[了着][,。]|第一|最后|表[示态达]|[的先首率抢接说讲谈聊来走站坐举开打清笑顺拿握放算掰翻也又还正便就便是有介坦感补回认直指强带主忍起]"
)
"""What may stand behind a name in a sentence."""
NO_LAST: Final = tuple("了着的是也就便都说讲率首抢想问听看念读")
"""What ends no name, but begins what is told of one: 王军了, 王军说."""
DOES: Final = tuple("递转打摇点笑叹接拿站坐举来走开翻握放算掰清回起先又正在向对把给被让从将刚才没不")
"""What begins what somebody does as often as it ends a name: a name of three characters so is not sure."""
IN_BRACKETS: Final = re.compile(r"[(](?P<posts>[^()]{2,40})[)]")
LEAD: Final = re.compile(
    r"^(?:.*的是?|(?:这时|此时|随后|接着|紧接着|随即|首先|最先|最后|轮到|来自|于是|只见|同组|同桌|也是|还有|又是|是)+)"
)
"""What a reporter says before the posts: 先接过话筒的是, 坐在对面的."""
NO_POST: Final = re.compile(
    r"[他她我你您们]|[听看望问请替跟给被]|对(?![外口台])|向(?!阳)|当着|正在|[了着](?![解])|一[位名]|^(?:代表|委员|主持人|记者)$"
)
TALK: Final = r"(?:话[筒茬头题]|麦克风)"
UTTERED: Final = r"(?:说|道|表示|介绍|坦言|感慨|直言|认为|补充|回忆|建议|开口|发言)"
TAKES: Final = re.compile(
    rf"(?:第一|最后一)个(?:举手|发言|说|开口|站|接|讲|谈)|(?:[接抢拿抓]过|[接抢拿]起|握住|接住)了?{TALK}|接过了?话"
    rf"|[讲说谈聊]起了?(?![过的])|打开了?话匣子|开了口|清了?清嗓子|有话要说|算了?一?笔账|算起了?账|打了?头炮|坐不住了"
    rf"|(?:率先|抢先|首先|最先|先|接着|随即|忍不住|主动|带头)(?:举手|{UTTERED}|接话|站起来|谈|讲)"
    rf"|(?:举起?了?手|站了?起来|{UTTERED})[。:,]?$"
)
"""What gives somebody the word."""
GIVEN: Final = re.compile(rf"(?:发言|开口|说话|接话|举手|站起来|{TALK})的(?:代表)?是$|轮到了?$")
LISTENED: Final = re.compile(
    rf"听[着完了取到得]|[倾聆]听|认真听|(?:发言|讲话|说|话)(?:完|后|时|罢|结束|之后|刚落)"
    rf"|的(?:发言|话(?![筒茬头题])|讲述|建议|事迹|故事|经历|回答)|掌声|赢得|引[来起发]|[被让请问夸赞]|表扬|评价|主持|点名|转向"
    rf"|看着|望着|没有?来|缺席|请假|[前时],|没有?(?:急着)?{UTTERED}|不语|沉默|记[下录着]"
)
"""What is said of one who listens, is asked or praised, or has spoken already."""
OTHERS: Final = re.compile(
    rf"(?<!第)(?<!最后)[一那这某哪几多两][位个名]|大家|众人|同事|伙伴|老人|邻座|儿子|女儿|搭档|身[边旁后]|后面|有人|别人|对方|乡亲|示意|{ENDING[:-1]}"
)
"""Whoever is told of beside the one who is named: the word may be theirs."""
WITH_OTHERS: Final = re.compile(r"(?:代表|委员)?(?:[和与跟同及、]|的(?!话[头茬题]))")
SAYS: Final = re.compile(
    r"[^。,:;]{0,6}?(?:说|道|讲|谈|表示|介绍|告诉|补充|感慨|笑|回忆|坦言|认为|指出|强调|直言|建议|开口|算|举|掰|翻|拿|掏|顿|叹)[^。,:;]{0,8}[,:。;]?"
)
LISTENS: Final = re.compile(r"听|问|看着|望着|点头")
TOLD_BEHIND: Final = re.compile(
    r"(?:[^,。]{0,8}(?:说话|接话|发言|插话|回应|开口|这话|这番话)[^,。]{0,4}的?(?:是|出自))"
)
"""How narration behind words in quotation marks tells that another said them."""
SHORTEST: Final = 12
LONGEST: Final = 90
MOST_QUOTED: Final = 30
"""Characters of an introduction that may stand in quotation marks: a call, and not what is said."""
LOOKED_AT: Final = 8
ENDS_SEARCH: Final = frozenset(
    {Kind.SECTION, Kind.HEADLINE, Kind.BANNER, Kind.NOTE, Kind.NEWS, Kind.BOX, Kind.REPORTERS, Kind.TITLE}
)
ENDS_REPORT: Final = ENDS_SEARCH | {Kind.ATTRIBUTION, Kind.TURN, Kind.SIGNATURE, Kind.LABEL}
AT_WORK: Final = re.compile(r"(?<!采访)记者[^,。]{0,6}(?:敲开|走进|来到|看到|见到|听到|推开|跟随|采访)")
OF_THE_PAPER: Final = frozenset({Kind.NOTE, Kind.NEWS, Kind.BOX})
CALLED: Final = (
    r"(?:大姐|大哥|大叔|阿姨|代表|委员|书记|局长|主任|师傅|老师|总|校长|院长|村长|老板|厂长|队长|经理|理事长)"
)


def introduced(blocks: Sequence[Block]) -> Layout:
    """The blocks, with those who are introduced by narration over their words."""
    page = _Report(list(blocks))
    page.settle_turns()
    page.settle_attributed()
    page.settle_quotations(any(one.kind in TITLED and is_of_a_report(one.text) for one in blocks))
    return Layout(tuple(page.blocks), tuple(page.doubts))


class _Report:
    def __init__(self, blocks: list[Block]) -> None:
        self.blocks = blocks
        self.doubts: list[Doubt] = []
        self._names = frozenset(aligned(who.name) for one in blocks for who in one.people if who.name)

    # ---------------------------------------------------------------- names over words

    def settle_turns(self) -> None:
        """`××：……` whose post the narration above tells begins that person's speech."""
        known = {who.name for one in self.blocks if is_start(one) for who in one.people}
        for place, block in enumerate(self.blocks):
            name = block.name
            if block.kind != Kind.TURN or block.marked.certain or not name or name in known:
                continue
            above = self._introducing(place, name)
            if above is not None:
                known.add(name)
                self._introduce(place, above, name)

    def _introducing(self, place: int, name: str) -> int | None:
        """Where narration above a place tells the post of somebody."""
        for at in range(place - 1, max(-1, place - 1 - LOOKED_AT), -1):
            block = self.blocks[at]
            if block.kind in ENDS_SEARCH:
                return None
            if block.kind == Kind.TEXT and not SPEAKS.search(_outside(block.text)) and _posts_of(name, block.text):
                return at
        return None

    def _introduce(self, place: int, above: int, name: str) -> None:
        turn, narration = self.blocks[place], self.blocks[above]
        printed = narration.text if len(narration.text) <= LONGEST else _sentence_of(name, narration.text)
        posts = _posts_of(name, printed)
        if not posts:
            return
        numbers = (narration.number, *turn.numbers)
        self.blocks[place] = replace(
            turn,
            label=printed,
            numbers=numbers if printed == narration.text else turn.numbers,
            people=(Person(name, posts),),
            marked=replace(turn.marked, certain=True),
        )
        beside = all(one.kind in BESIDE for one in self.blocks[above + 1 : place])
        if printed == narration.text and beside and _takes_the_word(name, printed):
            self.blocks[above] = replace(narration, kind=Kind.FURNITURE)
        what = f"“{name}”在第{turn.number}行没有身份,按第{narration.number}行的报道读作“{'、'.join(posts)}”;请核对"
        self.doubts.append(Doubt(turn.number, what))

    # ---------------------------------------------------------------- quotation marks

    def settle_attributed(self) -> None:
        """What stands under an attribution all in quotation marks is that person's where a part names who says it."""
        for place, block in enumerate(self.blocks):
            if block.kind != Kind.ATTRIBUTION or not block.name or not (below := self._texts_below(place)):
                continue
            name, words = aligned(block.name), [self.blocks[at].text for at in below]
            named = any(_says(name, one) for one in words)
            if named and all(_is_quoted(name, one) and (_tells_who(name, one) or len(one) > SHORTEST) for one in words):
                for at in below:
                    self.blocks[at] = replace(self.blocks[at], kind=Kind.QUOTED, people=block.people)
                where = "、".join(str(number) for at in below for number in self.blocks[at].numbers)
                what = f"第{where}行是引号里的话,按上面的署名认作“{block.name}”的;若是报道,请移出"
                self.doubts.append(Doubt(block.number, what))

    def _texts_below(self, place: int) -> list[int]:
        """The texts under a place up to anything else that is said or printed over words."""
        below: list[int] = []
        for at in range(place + 1, len(self.blocks)):
            kind = self.blocks[at].kind
            if kind == Kind.TEXT:
                below.append(at)
            elif kind not in BESIDE:
                break
        return below

    def settle_quotations(self, is_report: bool) -> None:
        """Paragraphs in quotation marks, right under narration that gives one person the word, are that person's.

        On a page whose title does not say that it is a report, a reporter must be seen at work above, where nobody
        has the floor.
        """
        of_paper, seen = False, is_report
        for place, block in enumerate(self.blocks):
            of_paper = block.kind in OF_THE_PAPER if block.kind in ENDS_SEARCH else of_paper
            seen = is_report or (seen and block.kind not in ENDS_REPORT) or _is_at_work(block)
            if block.kind == Kind.TEXT and seen and not of_paper and (name := self._given_the_word(place)):
                self._settle_quoted(place, name)

    def _given_the_word(self, place: int) -> str | None:
        text = self.blocks[place].text
        below = self._below(place)
        outside = _outside(text)
        if below is None or len(text) > LONGEST or SPEAKS.search(outside) or len(text) - len(outside) > MOST_QUOTED:
            return None
        mentions = list(_mentions(text))
        if len(mentions) != 1:
            return None
        words = self.blocks[below].text
        saying = [one for one in mentions[0] if _says(one, words)]
        for name in saying or mentions[0][: len(mentions[0]) == 1]:
            alone = not self._names_another(outside, name)
            may = saying or (_takes_the_word(name, text) and self._may_be_of(name, words, below))
            if alone and may and _posts_of(name, text) and _is_quoted(name, words):
                return name
        return None

    def _names_another(self, outside: str, name: str) -> bool:
        """Whether narration names somebody else, by a name of the page or as a delegate."""
        if any(one not in name and name not in one for one in names_in(outside, self._names)):
            return True
        called = [match["who"] for match in NAMED_WITH.finditer(outside)]
        return any(name[-2:] not in who and any(is_name(who[-n:]) for n in (2, 3)) for who in called)

    def _below(self, place: int) -> int | None:
        """The text right below a place."""
        at = place + 1
        while at < len(self.blocks) and self.blocks[at].kind in BESIDE:
            at += 1
        return at if at < len(self.blocks) and self.blocks[at].kind == Kind.TEXT else None

    def _may_be_of(self, name: str, words: str, place: int) -> bool:
        """Whether words in quotation marks alone may be those of the one who has the word."""
        plain = aligned(words)
        called = rf"{re.escape(name)}|[老小]{name[0]}|{name[0]}{CALLED}"
        asks = len(plain) <= LONGEST and (plain.rstrip('”」"').endswith("?") or "您" in plain)
        if len(plain) <= SHORTEST or asks or re.search(called, plain):
            return False
        below = self._below(place)
        return below is None or not TOLD_BEHIND.match(_outside(self.blocks[below].text))

    def _settle_quoted(self, place: int, name: str) -> None:
        block, numbers = self.blocks[place], list[int]()
        printed, posts = _printed_name(name, block.text), _posts_of(name, block.text)
        who = Person(printed, posts)
        self.blocks[place] = replace(block, kind=Kind.ATTRIBUTION, label=INTRODUCED, people=(who,))
        at = self._below(place)
        while at is not None and self._is_said_by(name, at):
            self.blocks[at] = replace(self.blocks[at], kind=Kind.QUOTED, people=(who,))
            numbers += self.blocks[at].numbers
            at = self._below(at)
        where = "、".join(map(str, numbers))
        what = f"按报道的介绍认作“{printed}”的署名,身份“{'、'.join(posts)}”;第{where}行引号里的话认作此人的;请核对"
        self.doubts.append(Doubt(block.number, what))

    def _is_said_by(self, name: str, place: int) -> bool:
        words = self.blocks[place].text
        return _is_quoted(name, words) and (_says(name, words) or self._may_be_of(name, words, place))


def _is_at_work(block: Block) -> bool:
    return block.kind == Kind.TEXT and bool(AT_WORK.search(_outside(block.text)))


def _outside(text: str) -> str:
    """A folded text in which each quotation but a quoted word is one character."""
    plain = aligned(text)
    words = {match.start() for match in QUOTED_WORD.finditer(plain)}
    return QUOTED.sub(lambda match: match[0] if match.start() in words else GAP, plain)


def _mentions(text: str) -> Iterator[tuple[str, ...]]:
    """For each place outside quotation marks where a name stands beside a post, the names that it may be."""
    outside, ends = _outside(text), set[int]()
    for match in POST_ENDS.finditer(outside):
        end = match.end("post")
        named = [outside[end : end + n] for n in (4, 3, 2) if AFTER_NAME.match(outside, end + n)]
        names = tuple(one for one in named if is_name(one) and not one.endswith(NO_LAST))
        names += tuple(one[:2] for one in names if len(one) == 3 and one.endswith(DOES) and is_name(one[:2]))
        if names and end not in ends and match["post"] not in ("代表", "委员"):
            ends.add(end)
            yield names
    for match in IN_BRACKETS.finditer(outside):
        name = re.split(r"[^\u4e00-\u9fff·]", outside[: match.start()])[-1]
        if POST.search(match["posts"]) and is_name(name):
            yield (name,)


def _posts_of(name: str, text: str) -> tuple[str, ...]:
    """The posts that narration prints right before a name, or in brackets behind it; none where it is not sure."""
    outside, name = _outside(text), aligned(name)
    for start in occurrences(name, outside):
        held = IN_BRACKETS.match(outside, start + len(name))
        before = re.split(r"[,。:;!?\x1f]", outside[:start])[-1]
        lead = LEAD.match(before)
        post = held["posts"] if held else _behind_another(before[lead.end() :] if lead else before)
        if post and POST.search(post) and len(post) <= 40 and not NO_POST.search(post) and not _begins_with_name(post):
            printed = _printed_name(post, text)
            return split_posts(printed) if printed else ()
    return ()


def _behind_another(before: str) -> str:
    """What is left behind somebody who is named first: `驾驶员丁素梅和投递员` leaves 投递员."""
    ends = [match.end("post") for match in POST_ENDS.finditer(before)]
    cuts = [
        end + n + 1
        for end in ends
        for n in (2, 3)
        if is_name(before[end : end + n]) and before[end + n :][:1] in "和与及、"
    ]
    return before[max(cuts, default=0) :]


def _begins_with_name(post: str) -> bool:
    return any(is_name(post[:n]) and post[n : n + 1] in tuple("和与及同跟、") for n in (2, 3, 4))


def _printed_name(plain: str, text: str) -> str:
    """A folded slice of a text as it is printed there."""
    start = aligned(text).find(plain)
    return text[start : start + len(plain)] if start >= 0 else ""


def _sentence_of(name: str, text: str) -> str:
    """The sentence that tells somebody's post."""
    whole = (text[start:end].strip() for start, end in sentence_spans(text))
    return next((one for one in whole if _posts_of(name, one)), "")


def _takes_the_word(name: str, text: str) -> bool:
    """Whether narration says that one person begins to speak, and nothing of listening."""
    outside = _outside(text)
    start = outside.find(name)
    before, after = outside[:start], outside[start + len(name) :]
    sentence = re.split(r"[。!?\x1f]", before)[-1]
    if start < 0 or LISTENED.search(sentence + after) or WITH_OTHERS.match(after):
        return False
    polite = re.match(r"(?:代表|委员)|[(][^()]*[)]", after)
    told = after[polite.end() :] if polite else after
    if OTHERS.search(told.replace("代表团", "")) or told.endswith(GAP):
        return False
    lead = LEAD.match(re.split(r"[,:;]", sentence)[-1])
    return bool(TAKES.search(after) or (lead and GIVEN.search(lead[0]) and len(after) <= SHORTEST))


def _segments(text: str) -> list[str]:
    """What stands between quotations; nothing where nothing is quoted."""
    plain = QUOTED.sub(GAP, aligned(text))
    return [one.strip() for one in plain.split(GAP)] if GAP in plain else []


def _is_quoted(name: str, text: str) -> bool:
    """Whether a paragraph is words in quotation marks, with no more between than that this one says them."""
    segments = _segments(text)
    return bool(segments) and all(not one or _is_of(re.escape(name), one) or _is_of("[他她]", one) for one in segments)


def _says(name: str, text: str) -> bool:
    """Whether a paragraph in quotation marks names who says it."""
    return any(_is_of(re.escape(name), one) for one in _segments(text))


def _tells_who(name: str, text: str) -> bool:
    return _says(name, text) or any(_is_of("[他她]", one) for one in _segments(text))


def _is_of(name: str, segment: str) -> bool:
    who = re.match(rf"{name}(?:代表|委员)?", segment)
    return who is not None and bool(SAYS.fullmatch(segment[who.end() :])) and not LISTENS.search(segment)
