"""The quotations of a report's paragraph, and whom the sentences around them name as saying each. It moves nothing.

A quotation has a holder where its own grammar names one (李红说：“……”, “……”李红说，“……”) and nothing names another.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from knowledge.page.persons.names import names_in
from knowledge.page.persons.posts import ENDING
from knowledge.page.telling.mentions import AFTER_NAME, LEAD, mentions, posts_of, takes_the_word
from knowledge.page.telling.scene import SPEAKS
from knowledge.page.telling.speaking import BEGINS, GAP, GRABS, LISTENED, OTHERS, SAY, TAKES, VOICE, WITH_OTHERS
from knowledge.text import aligned, occurrences

OPENS: Final = "“「"
CLOSES: Final = "”」"
STOPS: Final = "。!?…;—"
LONGEST_WORD: Final = 14
"""Characters of what is quoted as a word and not as what somebody says, where no stop ends it."""
TELLS: Final = rf"(?:{SAY}|开口|发言|接话|回答|回应|答复|打趣|表态|承诺|透露|解释|呼吁|总结|分析)"
UTTERED: Final = re.compile(rf"{TELLS}|一[句席番]话|开门见山|快[人言]快语|心直口快")
"""What tells, right behind a quotation, that it was said."""
SAID: Final = re.compile(rf"{SAY}(?:了|道|着)?(?:记者|我们|大家)?")
"""What one does to whom the words before a sentence belong, and nothing else in its first clause."""
BEGUN: Final = re.compile(BEGINS)
HEARD: Final = re.compile(VOICE)
ANSWERS: Final = re.compile(GRABS)
ENDS: Final = re.compile(rf"{TELLS}(?:了|起来)?$")
"""How a clause ends right before a quotation, where a comma or nothing stands between."""
GESTURES: Final = re.compile(
    r"笑|乐|顿|摆手|带来|抛出|晒出|摆出|列出|亮出|清了?清|掏|拿|翻开|指着|举|站|起身|坐直|掰|抹|擦|话锋|账"
)
CROWD: Final = re.compile(
    r"(?:把|让|令|逗得|引得|惹得|对着?|向|朝|冲|给|告诉)(?:在场的?|在座的?|与会的?)?"
    r"(?:大家伙?儿?|大伙儿?|众人|人们|代表们|全场|满屋子?的?人?|一屋子的?人?|记者)(?:都|听|看)?"
    r"|这[番席句]话[^,。]{0,4}(?:引[来起]|赢得|换来)[^,。]{0,10}(?:掌声|笑声|共鸣|赞同)"
    r"|(?:接着|顺着)[^,。:;]{1,10}?的话[头茬题]?(?=[^,。:;]{0,6}[说道谈讲])"
)
"""Whom somebody speaks to, amuses or follows, who says nothing here."""
UNSAID: Final = re.compile(
    r"记得|想起|难忘|念[着叨]|读[着到完]|翻到|看到|写[着道下]|印[着有]|挂着|贴着|转述|引用|常说|曾[经说]?|当年"
    r"|那年|那时|[微来]信|电话"
    r"|在(?!讨论|审议|谈)[^,。]{0,12}(?:报告|讲话|文章|会议|信|书|批示|日记|调研)[里中上时]|[批指]示|报告(?:中|里)?[提指强]"
)
"""What is remembered, written or said elsewhere, and by whom is not told by the grammar."""
KIN: Final = re.compile(
    r"[父母]亲|[爸妈爷奶]|爱人|妻|丈夫|老伴|[学之]徒|徒弟|孙[子女]|儿[子媳]|女[儿婿]|哥哥|姐姐|弟弟|妹妹|孩子|娃"
)
GOES_ON: Final = re.compile(
    r"(?:又|也|还|就|便|一[笔条]|接着|随后|随即|继续|说|谈|讲|笑|掏|拿|举|放下|翻|指|掰|站|起身|清|顿|打开|一边"
    r"|一下|边|声音|语气|脸上|眼|话锋"
    r"|把|让|忍不住|感慨|深有|激动|手里|手上|嗓门|对|向|打|坦|表示|动情|语重|快人|开门|心直)"
)
"""How a clause begins that goes on about the one named before it."""
PRONOUN: Final = re.compile(r"[他她](?!们)")
CALLED: Final = re.compile(r"(?:代表|委员|同志)(?:[(][^()]{1,8}[)])?|[(][^()]*[)](?:代表|委员)?")
"""What stands behind a name: 李红代表（苗族）, 李红（局长）代表."""
OWN_WORDS: Final = re.compile(
    r"的(?:发言|讲述|感慨|心里话|心声|(?:这|一)?[番席]?话)(?:,(?:让|令|使|引[来起发]|赢得|道出|说出|说到|打动|感染)"
    r"|(?:引[来起发]|赢得|博得)[^,。]{0,6}掌声)"
)
"""`“……”李红代表的发言，让会场静了下来`: whose words stand before, by what they did to those who listened."""
FOR_OTHERS: Final = re.compile(rf"(?:给|为|替|帮)[^,。;]{{0,6}}?{ENDING[:-1]}")
"""For whom something is to be done, who says nothing here."""
HIGH: Final = re.compile(r"总书记|国家主席|国务院|中共中央|总理|书记处")
"""Whose words are cited at meetings that they do not attend."""
HALF_STOP: Final = re.compile(r"(?<=[\u4e00-\u9fff\"”」)])\.")
BREAK: Final = re.compile(r"[。!?;…]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between quotation marks, from `start` to `end` without them; one may run on below, or from above."""

    start: int
    end: int
    runs_on: bool = False
    came: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """A quotation and who says it; None where nothing or more than one thing tells."""

    quotation: Quotation
    holder: str | None


@dataclass(frozen=True, slots=True)
class Above:
    """What the paragraphs above tell: who said what was left open there, and whom 他 means."""

    opened: str | None = None
    him: str | None = None


UNSURE: Final = ""
"""The claim of somebody who is told of and is not surely named."""


def quotations(text: str, runs: bool = False) -> tuple[Quotation, ...] | None:
    """What is said in quotation marks in a paragraph, no quoted words; None where the marks do not pair.

    `runs` is whether the paragraph above ended within a quotation.
    """
    plain = _with_sides(_stopped(text))
    found: list[Quotation] = []
    opened: list[int] = []
    for place, character in enumerate(plain):
        if character in OPENS:
            opened.append(place)
        elif character in CLOSES and opened:
            begun = opened.pop()
            if opened and not _is_word(plain[begun + 1 : place]):
                return None
            if not opened:
                found.append(Quotation(begun + 1, place))
        elif character in CLOSES:
            if found or not runs:
                return None
            found.append(Quotation(0, place, came=True))
    if len(opened) > 1:
        return None
    if opened:
        found.append(Quotation(opened[0] + 1, len(plain), runs_on=True))
    return tuple(one for one in found if _is_said(plain, one))


def held(text: str, known: Collection[str], above: Above, alone: str | None = None) -> tuple[Held, ...]:
    """Each quotation of a paragraph with who holds it, of those who are known to be told of with their posts.

    `alone` is who alone is told of under the paragraph's title: where it tells of that one too, a quotation that nobody
    else may have said is theirs.
    """
    found = quotations(text, above.opened is not None)
    if not found or any(SPEAKS.search(aligned(one)) for one in around(text, found)):
        return ()
    return tuple(_Paragraph(text, found, known, above, alone).held())


def around(text: str, found: Sequence[Quotation]) -> tuple[str, ...]:
    """What a reporter tells before, between and behind the quotations of a paragraph."""
    starts = [0, *(one.end for one in found)]
    ends = [*(one.start for one in found), len(text)]
    return tuple(text[a:b].strip(' \u3000“”「」"＂') for a, b in zip(starts, ends, strict=True))


def _stopped(text: str) -> str:
    """A folded text whose half-width full stops are whole ones, each in its place."""
    return HALF_STOP.sub("。", aligned(text))


def _with_sides(plain: str) -> str:
    """Straight marks made opening and closing ones by turns; an odd one out opens what runs on."""
    pieces = plain.split('"')
    return "".join(one + ("" if i == len(pieces) - 1 else "“”"[i % 2]) for i, one in enumerate(pieces))


def _is_word(inner: str) -> bool:
    return len(inner) <= LONGEST_WORD and not re.search(r"[。!?]", inner)


def _is_said(plain: str, of: Quotation) -> bool:
    """Whether a quotation is what somebody says: a stop ends it within, or the sentence around it says so."""
    inner = plain[of.start : of.end].rstrip()
    if of.runs_on or of.came or inner.endswith((*STOPS, ",")):
        return bool(inner)
    before, after = plain[: max(0, of.start - 1)].rstrip(), plain[of.end + 1 :].lstrip()
    led = before.endswith(":") or bool(re.search(rf"{SAY},$", before))
    ends = not after or after[0] in ",。"
    return len(inner) >= LONGEST_WORD and ends and (led or not before)


class _Paragraph:
    """A paragraph of a report, read once for who holds each of its quotations."""

    def __init__(
        self, text: str, found: Sequence[Quotation], known: Collection[str], above: Above, alone: str | None
    ) -> None:
        self._found, self._known, self._above, self._alone = found, known, above, alone
        self._between = [_closed(_stopped(one)) for one in around(text, found)]

    def held(self) -> Iterator[Held]:
        last: str | None = None
        for place, one in enumerate(self._found):
            last = self._holder(place, last)
            yield Held(one, last)

    def _holder(self, place: int, last: str | None) -> str | None:
        """Who alone is named as saying a quotation, before it or behind it; where nobody is, who took the word."""
        ahead, behind = self._ahead(place), self._behind(place)
        if ahead is None and not self._between[place]:
            ahead = last if place else self._above.opened
        if ahead is None and behind is None:
            return self._parted(place + 1) or self._taken(place) or self._of_one_alone(place)
        claims = {one for one in (ahead, behind) if one is not None}
        if ahead is None and (taken := self._taken(place)):
            claims.add(taken)
        return claims.pop() or None if len(claims) == 1 else None

    # ---------------------------------------------------------------- before a quotation

    def _ahead(self, place: int) -> str | None:
        """Who is named right before a quotation as saying it."""
        told = self._between[place]
        *others, last = _sentences(told)
        if not last:
            return self._behind(place - 1) if place and len(others) == 1 and told[-1] == "。" else None
        colon, comma = last[-1] == ":", last[-1] == ","
        who, told_of = self._subject(re.split(r"[,:]", last.rstrip(":,")), place, others)
        if not who and comma and (all_said := self._says_all(told)):
            return all_said
        if who is None:
            return UNSURE if HEARD.search(last) or not (colon or comma) else None
        says = TAKES.search(told_of) or UTTERED.search(told_of) or GESTURES.search(told_of)
        same = who in (self._behind(place), self._parted(place))
        return who if same or (says if colon else ENDS.search(told_of)) else UNSURE

    def _says_all(self, told: str) -> str | None:
        """Who says all of a sentence that ends with a quotation, and tells of nobody else: 李红建议，……；……，“……”."""
        whole = re.split(r"[。!?…]", told)[-1].strip()
        said = whole.partition(",")[2]
        last = FOR_OTHERS.sub("", said.rpartition(";")[2])
        heard = any(one.search(said) for one in (HEARD, KIN, UNSAID)) or names_in(said, self._known)
        return None if heard or self._tells_of_others(last) else self._says(whole)

    def _parted(self, place: int) -> str | None:
        """Who does something between two quotations, up to a comma, and so says both: “……”李红翻开本子，“……”."""
        told = self._between[place]
        if not 0 < place < len(self._found) or not told.endswith(",") or BREAK.search(told):
            return None
        who, told_of = self._subject(re.split(r"[,:]", told.rstrip(",")), place, ())
        does = UTTERED.search(told_of) or GESTURES.search(told_of) or BEGUN.search(told_of)
        return who if who and does and not ANSWERS.search(told_of) else None

    def _taken(self, place: int) -> str | None:
        """Who begins to speak in the sentence that ends right before a quotation."""
        *others, last = _sentences(self._between[place])
        if last or not others:
            return None
        who, _ = self._subject(re.split(r"[,:]", others[-1]), place, others[:-1])
        return who if who and takes_the_word(who, others[-1]) else None

    # ---------------------------------------------------------------- behind one

    def _behind(self, place: int) -> str | None:
        """Who is named right behind a quotation as having said it."""
        first = _sentences(self._between[place + 1])[0]
        if not first or first.endswith(":"):
            return self._amid_own_words(first.rstrip(":")) if place == 0 else None
        if said_it := self._says(first):
            return said_it
        if own := self._whose(first):
            return own
        who, told_of = self._subject(re.split(r"[,:]", first.rstrip(",")), place + 1, ())
        if who is None or not who:
            return UNSURE if HEARD.search(first) else None
        if BEGUN.search(told_of):
            return None
        return who if UTTERED.search(told_of) else None

    def _amid_own_words(self, told: str) -> str | None:
        """Who says both, where nothing but that stands between two quotations: “……”局长李红说：“……”, “……”她说：“……”."""
        if PRONOUN.match(told) and SAID.fullmatch(told[1:]):
            return self._him(1, ())
        who = self._says(told)
        return who if who and posts_of(who, told) and not self._between[0] else None

    def _says(self, sentence: str) -> str | None:
        """Who says what stands before, where a sentence begins with that and goes on: 李红说，村里……."""
        clause = sentence.split(",")[0]
        lead = LEAD.match(clause)
        named = self._named(clause, clause[lead.end() :] if lead else clause)
        return named[0] if named and SAID.fullmatch(named[1]) else None

    def _whose(self, sentence: str) -> str | None:
        """Whose words stand before, where a sentence begins with that and tells how they were heard."""
        first, _, heard = sentence.partition(",")
        named = self._named(first, first)
        return named[0] if named and OWN_WORDS.match(f"{named[1]},{heard}") else None

    # ---------------------------------------------------------------- of one alone

    def _of_one_alone(self, place: int) -> str | None:
        """Who alone is told of under the title, where neither sentence beside a quotation tells of anybody else."""
        if self._alone is None or not any(self._tells_of(self._alone, one) for one in self._between):
            return None
        before = next((one for one in reversed(_sentences(self._between[place])) if one), "")
        behind = _sentences(self._between[place + 1])[0]
        return self._alone if all(self._is_of(self._alone, one) for one in (before, behind)) else None

    def _tells_of(self, name: str, told: str) -> bool:
        """Whether a part of what is told names somebody, or begins a clause with 他."""
        return name in told or any(PRONOUN.match(clause) for clause in re.split(r"[,。!?;:]", told))

    def _is_of(self, name: str, sentence: str) -> bool:
        """Whether a sentence tells of one person, or of nobody who is heard."""
        told = re.sub(rf"(?<={re.escape(name)})(?:{CALLED.pattern})", "", sentence)
        for post in posts_of(name, sentence):
            told = told.replace(aligned(post), "")
        clauses = told.split(",")
        his = [one.replace(name, "") for one in clauses if name in one or PRONOUN.match(one)]
        if any(LISTENED.search(CROWD.sub("", one)) for one in his):
            return False
        told = told.replace(name, "")
        plain = CROWD.sub("", told)
        others = any(one.search(plain) for one in (OTHERS, KIN, UNSAID)) or names_in(told, self._known)
        return not others and bool(his or not HEARD.search(told))

    # ---------------------------------------------------------------- who is told of

    def _subject(self, clauses: Sequence[str], place: int, before: Sequence[str]) -> tuple[str | None, str]:
        """Who does what the last clauses of a sentence tell, and what that is."""
        for at in range(len(clauses) - 1, -1, -1):
            lead = LEAD.match(clauses[at])
            clause = clauses[at][lead.end() :] if lead else clauses[at]
            named = self._named(clauses[at], clause)
            if named is None and PRONOUN.match(clause):
                named = (self._him(place, [*before, *clauses[:at]]), clause[1:])
            if named is None and at and GOES_ON.match(clauses[at]) and not self._tells_of_others(clauses[at]):
                continue
            if named is None:
                return (UNSURE if self._tells_of_others(clauses[at]) else None), ""
            who, rest = named
            told_of = ",".join([rest, *clauses[at + 1 :]])
            bad = self._tells_of_others(told_of) or WITH_OTHERS.match(rest)
            return (UNSURE if who is None or bad else who), told_of
        return None, ""

    def _named(self, whole: str, clause: str) -> tuple[str | None, str] | None:
        """Who is named where a clause begins, with or without posts, and what the clause tells of that one."""
        told = list(mentions(whole))
        if len(told) > 1:
            return None, ""
        candidates = [one for one in (told[0] if told else ()) if one in self._known and posts_of(one, whole)]
        candidates = candidates or [
            one for one in self._known if clause.startswith(one) and AFTER_NAME.match(clause, len(one))
        ]
        if not candidates:
            return (None, "") if told or names_in(whole, self._known) else None
        if len(candidates) > 1:
            return None, ""
        name = candidates[0]
        start = next(occurrences(name, whole)) + len(name)
        polite = CALLED.match(whole[start:])
        post = whole[: start - len(name)]
        return (None if HIGH.search(post) else name), whole[start + (polite.end() if polite else 0) :]

    def _him(self, place: int, before: Sequence[str]) -> str | None:
        """Whom 他 means: the one person told of before, in this paragraph or else by the one above."""
        told = GAP.join([*self._between[:place], ",".join(before)])
        names = set(names_in(told, self._known)) | {one[0] for one in mentions(told)}
        if not names and not OTHERS.search(told) and not KIN.search(told):
            return self._above.him
        name = names.pop() if len(names) == 1 else ""
        return name if name in self._known and not KIN.search(told[told.rfind(name) :]) else None

    def _tells_of_others(self, told: str) -> bool:
        plain = CROWD.sub("", told)
        plain = plain.replace("代表团", "")
        return bool(
            OTHERS.search(plain)
            or KIN.search(plain)
            or LISTENED.search(plain)
            or UNSAID.search(plain)
            or names_in(plain, self._known)
        )


def _closed(told: str) -> str:
    """What is told without the stop that a paper sets behind a closing mark: “……”。李红说 begins with 李红."""
    return told.lstrip("。,")


def _sentences(told: str) -> list[str]:
    """The sentences of what is told, the last one empty where a stop ends it."""
    return [one.strip() for one in BREAK.split(told)]
