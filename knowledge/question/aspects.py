"""What a brief turn asks of the matter that was shown and does not name, and how that is told in print."""

import re
from datetime import date
from typing import Final

from knowledge.asked import OF_SOMEBODY, Aspect, Search, Step
from knowledge.lexicon import GOVERNED, ROLE_AT
from knowledge.lexicon.kinds import kinds_ending
from knowledge.question.asked_people import IN_CHARGE_OF_IT
from knowledge.question.message import PARTICLES, Reading
from knowledge.question.whom import WHO, whom
from knowledge.text import sentence_spans

_FUNDS: Final = r"(?:钱|资金|经费|费用|款项?|开销|投资|本钱)"
_PAYS: Final = r"(?:出|掏|付|给|拿|投|垫|补|承担|负担|解决|买单|埋单|筹)"
_SOURCE: Final = re.compile(
    rf"(?:那么?|这|些|笔|项|个|建设|的){{0,3}}{_FUNDS}(?:都|又|要|得|该|应该|到底|究竟|是|主要|靠){{0,3}}"
    rf"(?:(?:从|打|由|上|去|往)?哪[里儿]?(?:来|弄|拿|找|出|筹|搞)的?|怎么(?:来|筹|解决|弄|出)的?"
    rf"|(?:由|归|让|找)?(?:谁|哪[家个里])(?:来|去)?(?:{_PAYS})的?|来自哪[里儿]?|来源(?:呢|是什么|在哪[里儿]?)?)"
    rf"|(?:那么?|都|到底|究竟|由|是|该){{0,3}}谁(?:来)?(?:{_PAYS}{_FUNDS}?|买单|埋单)的?"
    rf"|(?:那么?|又|都){{0,2}}哪[里儿]?来的?(?:这么多)?{_FUNDS}|(?:那么?)?{_FUNDS}的?来源(?:是什么|在哪[里儿]?)?"
)
"""Who pays for what was shown, which is not named: 钱从哪来, 经费谁出, 谁掏钱."""
_GIVERS: Final = (
    r"(?:财政|政府|国家|中央|上级|[省市县区镇乡村][里上]|集体|企业|公司|[厂院校店][里子方]|医院|学校|单位|银行|社会|老板|业主"
    r"|开发商|居民|村民|农户|群众|百姓|家长|社员|住户|大[家伙]|自己|个人|[自各每]家|一楼|我们?|谁)"
)
_PAID: Final = re.compile(
    rf"{_GIVERS}[^,，。;；!！?？]{{0,8}}?(?:[出掏垫][钱资一二两三四五六七八九十几大小半0-9]|一?分钱?不[用要]?[掏出花]|掏|拿出|拨"
    r"|补[贴助0-9一二两三四五六七八九十]|奖补|投[入资了]|筹|配套|承担|买单|贷|捐|凑)"
    rf"|{_FUNDS}[^,，。;；!！?？]{{0,6}}(?:来自|出自|由|靠|从)|众筹|自筹|集资|募[集捐]|凑钱|捐[款赠]|贷款|融资|债券|拨款"
    r"|由[^,，。;；]{1,20}(?:垫付?|承担|支付|补足|出资|买单)|专项(?:资金|经费|债)|(?:引导|发展|产业|投资|帮扶|扶贫|专项)基金|补贴资金"
)
"""That somebody pays for a thing, or where the money comes from."""
_CHARGE: Final = re.compile(
    r"(?:由|归|请|让)[^,，。;；]{2,14}?(?:负责|主管|牵头|统管|管理|管护|代管)"
    r"|[^,，。;；](?:局|委|办|部|中心|[镇乡村]|社区|街道|公司|合作社|物业|专[人班])(?:来|统一|具体|专门|也|都)*"
    r"(?:负责|牵头|主管|分管|管护)(?!人)"
)
"""That somebody is in charge of a thing."""
ASKS_SOURCE: Final = re.compile(rf"{_FUNDS}(?:从哪[里儿]?来|哪[里儿]?来|怎么来|谁来?出)")
"""Where a speech asks itself where the money comes from, and goes on to tell it."""
TELLS: Final = {Aspect.CHARGE: _CHARGE, Aspect.SOURCE: _PAID}
"""What tells an aspect in print."""

_YEARS: Final = (
    (r"大后年", r"大后年", 3),
    (r"后年", r"(?<!大)后年", 2),
    (r"明年|来年|下一年", r"明年|来年|明后年", 1),
    (r"今年|本年|这一年", r"今年|本年|年内|(?<![明后去前]年)(?<![明后去前0-9])年底", 0),
    (r"去年|上一年", r"去年|上年(?!纪)", -1),
    (r"大前年", r"大前年", -3),
    (r"前年", r"(?<![年月大以之多])前年(?!年)", -2),
)
"""Years as a turn names them, as they stand in print, and how far they are from the year of the paper."""
_NOW: Final = r"现在|目前|如今|眼下|眼前|当前|现今|当下|这会儿?"
_AHEAD: Final = r"将来|以后|今后|往后|未来|日后"
_TIMES: Final = (
    (_NOW, r"现[在今有]|目前|如今|眼下|当[前下]|已经|至今|截至"),
    (
        _AHEAD,
        r"将来|以后|今后|往后|未来|日后|下一步|[明后来]年|(?<!即|必|终)将(?![军领近要士棋])|计划|规划|力争|争取|打算|目标|预计|再[建添修增]",
    ),
    (r"年底|年末", r"年底|年末|年内"),
    (r"年初", r"年初"),
    (r"上半年", r"上半年"),
    (r"下半年", r"下半年"),
    (r"春天|春季|开春", r"春[天季]|开春|今春"),
    (r"夏天|夏季", r"夏[天季]|今夏|入夏|暑[假期天热]"),
    (r"秋天|秋季", r"秋[天季]|今秋|入秋"),
    (r"冬天|冬季", r"冬[天季]|今冬|入冬|去冬|过冬"),
    (r"晚上|夜里|夜间", r"晚上|[今昨明当每]晚|晚[餐饭间]|夜"),
    (r"早上|早晨|清早", r"早[上晨]|[清大]早|早[餐饭]|[今明当每]早"),
    (r"中午", r"中午|午间|午[饭餐]"),
    (r"白天", r"白天|日间"),
    (r"周末|双休日?", r"周末|双休|周[六日]|(?:星期|礼拜)[六日天]"),
    (r"平时|平常|平日", r"平时|平常|平日|日常"),
    (r"节假日|过年|过节", r"节假?日|过年|过节|春节|国庆"),
)
"""Other times as a turn names them, and as they stand in print."""
_NAMED: Final = "|".join(way for way, *_ in (*_YEARS, *_TIMES))
_ANOTHER_TIME: Final = re.compile(
    r"(?:那么?|还有|然后|至于|要是|如果|到了?|等到?|换成|在){0,3}"
    rf"(?:(?P<year>{'|'.join(way for way, *_ in _YEARS)})|{'|'.join(way for way, _ in _TIMES)})"
    r"(?:的|那会儿?|那时候?|时候|情况|数据?){0,2}(?:又|也|是|会|能|大概|预计){0,2}(?:怎么样|怎样|如何|什么样|什么情况)?"
    r"(?(year)(?:有|要|打算)?(?:(?:多少|几)(?:[个家户名座处部台辆亩吨栋套位条次块元]|万|亿|公里|钱|人)?)?)"
)
"""The last question with another time in it, which is all that a turn names: 明年呢, 那今年多少, 现在怎么样."""
_ASKS: Final = (
    (Aspect.CHARGE, IN_CHARGE_OF_IT),
    (Aspect.SOURCE, _SOURCE),
    (Aspect.TIME, _ANOTHER_TIME),
)


WHICH_YEAR: Final = re.compile(
    r"(?:那么?|这|是|都|到底|究竟|说的?)*[今去前]年(?:的?(?:事情?)?)(?:还是|或者?)[今去前]年(?:[\u4e00-\u9fff]{0,2}的(?:事情?)?)?"
)
"""In which of two years a thing was that was shown, and nothing else: 今年还是去年."""


def aspect_of(text: str) -> Aspect | None:
    """What a folded turn asks of what was shown, where it names nothing else; None where it does."""
    bare = PARTICLES.sub("", text)
    return next((aspect for aspect, pattern in _ASKS if pattern.fullmatch(bare)), None)


_HAS_IT: Final = re.compile(
    r"(?:那么?|还有|我们?|俺们?|咱们?|你们)*(?P<place>[\u4e00-\u9fff0-9]{2,10}?)(?:那边|这边|那里|这里|[里上])?"
    r"(?:也|都|又|现在|目前|到底|究竟|是不是|会不会|会|能)*(?:有没有|有没|有吗|有么|有不)(?:了|的)?"
)
"""Whether a place has what was spoken of, and nothing else: 我们渡口区有没有, 石井也有吗."""
_OF_A_MATTER: Final = (Search.__name__, OF_SOMEBODY, Step.__name__)
"""What was asked last where a matter was spoken of, and no list of people was shown."""


def place_asked(reading: Reading) -> str:
    """The place or body of which it is asked whether it has what was spoken of; empty where none is."""
    match = _HAS_IT.fullmatch(PARTICLES.sub("", reading.text))
    if match is None or not reading.context.topic or reading.context.asked not in _OF_A_MATTER:
        return ""
    return match["place"] if _is_place(match["place"], reading) else ""


def _is_place(words: str, reading: Reading) -> bool:
    """Whether words name a place or a body, and tell no people by what they are or are called."""
    if re.search(rf"{GOVERNED.pattern}|[村社]$", words):
        return True
    terms = reading.topic(words).terms
    if terms and all(term.names for term in terms):
        return True
    those = whom(words, reading) if not ROLE_AT.search(words) and not any(kinds_ending(words)) else None
    return those is not None and bool(those.people) and not (those.named or those.surname)


_WHO: Final = f"(?:{WHO})"
_SOME: Final = "(?:哪些人|什么人|哪几[个位]人?)"
_DOES: Final = "(?:[来去在](?:[当做任]|担任)|[当任]|担任)"
_JOB: Final = re.compile(
    rf"(?:那么?|都|到底|究竟|一般|主要|由|让|请|是)*{_WHO}(?P<does>{_DOES})(?:了|的是)?(?P<job>[\u4e00-\u9fff]{{2,5}})?的?"
    rf"|(?:那么?|这些|那些)?(?P<held>[\u4e00-\u9fff]{{2,5}}?)(?:又|都|主要|一般|到底|究竟)*(?:是{_SOME}|[是由]{_WHO}{_DOES}|是{_WHO})的?"
)
"""Who does a job: 哪个来当老师, 哪些人来当的, 老师是哪些人."""


def job_asked(text: str) -> tuple[str, str] | None:
    """Of a folded turn that asks who does a job and nothing else, how that is put and the job; None of any other."""
    match = _JOB.fullmatch(PARTICLES.sub("", text))
    return (match["does"] or "", match["job"] or match["held"] or "") if match else None


def job_told(job: str) -> re.Pattern[str]:
    """How it stands in print who does a job."""
    of_them = "(?:多半|大多|大都|多数|主要|好多|一半|全部?|都|就|也|基本上?)*"
    named = re.escape(job)
    return re.compile(
        rf"{named}们?[”」』]?[,，]?{of_them}(?:[是由]|来自)(?!不是|谁)|{named}[^。;；!！?？]{{0,20}}[,，](?:多半|大多|大都|多数|主要|好多|都)是"
        rf"|(?<!我)(?:[当任]|担任|做)[了着]?[^,，。;；!！?？]{{0,4}}{named}"
    )


def place_told(place: str) -> re.Pattern[str]:
    """How a place that a turn names stands in print: 石井 for 石井县, too."""
    bare = GOVERNED.sub("", place)
    return re.compile(re.escape(bare if len(bare) > 1 else place))


def time_named(text: str) -> str:
    """The time that a folded turn names."""
    match = re.search(_NAMED, text)
    return match.group() if match else ""


def sentence_then(asked: str, text: str, day: date | None) -> tuple[int, int] | None:
    """The first sentence of a text, printed on a day, that names the time of a folded turn; None where none does."""
    pattern = time_told(time_named(asked), day.year if day else None)
    return next((span for span in sentence_spans(text) if pattern.search(text[slice(*span)])), None)


def is_of_now(named: str) -> bool:
    """Whether a time that a turn names is the present."""
    return re.fullmatch(_NOW, named) is not None


def is_told_anyhow(named: str) -> bool:
    """Whether a time that a turn names may be told without any word for it: the present, or whatever is ahead."""
    return re.fullmatch(f"{_NOW}|{_AHEAD}", named) is not None


def time_told(named: str, year: int | None) -> re.Pattern[str]:
    """How a time that a turn names stands in a paper of some year: 明年, and 2022年 in one of 2021."""
    for way, printed, offset in _YEARS:
        if re.fullmatch(way, named):
            return re.compile(f"{printed}|{year + offset}年" if year else printed)
    return re.compile(next((printed for way, printed in _TIMES if re.fullmatch(way, named)), named))
