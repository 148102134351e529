"""Sums of money as they stand in print and as people say them, and what money is paid for."""

import re
from typing import Final

from knowledge.numerals import ONE_TO_NINE
from knowledge.weighing.amounts import AMOUNT, DIGITS

_STOP: Final = r"(?=[,，。;；:!！?？、)）”\s]|$|到|至|左右|上下|出头|起步|不到)"
"""What stands behind a sum that is said without its unit: 赔了41万。"""
_DIGIT: Final = f"0-9{ONE_TO_NINE}"
_EACH: Final = "一(?:[斤单趟次平个吨度只份碗杯]|公斤)"
_OF_THINGS: Final = rf"[{DIGITS[1:-1]}个人名条家户次斤单趟平公亩吨度只]"
_SMALL_CHANGE: Final = rf"(?:(?!{_EACH})[{_DIGIT}](?:毛|(?={_EACH})|(?!{_OF_THINGS}))|(?={_EACH}))"
"""What follows in a sum behind 块 or 毛: 3块2, 三毛五一斤."""
_THERE_IS: Final = "(?:(?<=[钱款]有)|(?<=[钱款][就只才也]有)|(?<=回来的[就只才]有))"
"""What says how much money there is, or came back: 压着的钱就有两千六百万."""
_BEHIND: Final = "了到过去走出着得掉给回下"
"""What may stand between a verb of paying and the sum: 赔了, 转走."""


def _paid(verbs: str, sum_: str) -> str:
    """A sum behind one of some verbs of paying, which alone tell that it is one: 每座补八万, 就赔了41万."""
    before = rf"(?:(?<=[{verbs}])|(?<=[{verbs}][{_BEHIND}])|(?<=[{verbs}][{_BEHIND}][近约要来])|(?<=[{verbs}][近约]))"
    return rf"{before}{sum_}{_STOP}"


SUMS: Final = "|".join(
    (
        rf"{AMOUNT}(?:元(?!前驱|锂|正极|电池|材料(?!费)|结构|[论化])|美元|港币|毛钱|块(?:钱|{_SMALL_CHANGE}|(?<!一块)(?![地田石砖牌匾瓷屏电])|(?<![到在]一块)(?=[,，。;；])))",
        rf"[百千万]把块(?:钱)?|{AMOUNT}毛(?:{_SMALL_CHANGE}|(?=[,，。;；!！?？的]))",
        rf"(?!一分)(?<![0-9.]){DIGITS}分钱",
        rf"(?:(?<=[元块])|(?<=一[方斤度吨桶个])|(?<=一[方斤度吨桶个][\u4e00-\u9fff])){DIGITS}角(?!落|度)|{DIGITS}角钱",
        rf"{DIGITS}(?:{DIGITS}|[0-9.,]|[个余]?多(?=亿))*(?<=亿)(?![立人吨方亩尾株棵粒只头条件斤次户度千公])",
        _paid("补贴赔罚掏奖捐", rf"(?:[0-9]{{2,}}|{DIGITS}*[十百千万][{_DIGIT}]?)"),
        _paid("拿挣赚领亏骗花省", rf"(?:[0-9]{{3,}}|(?:{DIGITS}|[0-9.,])*[百千万][{_DIGIT}多]?)"),
        _paid("给投砸付缴凑筹销售卖用压回", rf"(?:{DIGITS}|[0-9.,])*万[{_DIGIT}多]?"),
        _paid("出", rf"(?:[0-9]{{3,}}|{DIGITS}*[千万][{_DIGIT}]?)"),
        rf"(?:(?<=一个月)|(?<=每个月)|(?<=每月)|(?<=工资)){DIGITS}*[百千万][{_DIGIT}多]?{_STOP}",
        rf"{_THERE_IS}(?:{DIGITS}|[0-9.])*万[{_DIGIT}多]?{_STOP}",
        rf"一[个套双只件条盒盏][\u4e00-\u9fff]{{1,4}}[{ONE_TO_NINE}]百[一二三四五六七八九]{_STOP}",
        rf"(?:(?<=一[部台辆套栋])|(?<=一[部台辆套栋][\u4e00-\u9fff]{{2}})){DIGITS}+(?:多?万|(?<=万)多?){_STOP}",
        rf"(?<=一[晚夜宿桌]){DIGITS}*[百千][{ONE_TO_NINE}]?{_STOP}",
        rf"(?:{DIGITS}|[0-9.,])*万(?=(?:养老|血汗|救命|辛苦|本)钱|(?:存|贷|货|善|工程|补偿)款)",
    )
)
"""Sums of money, with their unit, behind a verb of paying, or before what the money is (28万养老钱)."""
_PAID_FOR: Final = (
    (r"租", r"租"),
    (r"住[一个]?[晚宿夜天]|房价|一[晚宿夜]", r"[一每两三0-9][晚夜宿]|住[^。]{0,4}[元块钱]|房价|标间"),
    (
        r"工资|工钱|薪|人工|底薪|挣|收入|赚",
        r"工资|工钱|薪|挣|赚|收入|报酬|补助|拿|领|分红|津贴|增收|纯利|利润|每人|(?:一个|每)月",
    ),
    (r"门票|票价|车票|船票|机票|买票", r"票|免费|半价"),
    (r"罚", r"罚"),
    (r"补贴|补助|补偿|奖励|赔|贴|补", r"补|奖|赔|贴|偿|发|给|领|拿出|免|报销|出资|资助"),
    (r"贷|借", r"贷|借|授信|融资"),
    (r"投资|投入|造价|砸", r"投|花|砸|造价|拿出|资金|拨|争取|经费|融资"),
    (r"卖|份饭|收购|一[斤碗份公个只头瓶]", r"卖|价|[元块钱]一|一[斤碗份公个只头瓶]|每[斤碗份公个只头瓶]|收购|收|交"),
    (r"学费|收费|交费|押金|挂号", r"费|收|交|免|退"),
)
"""What money is paid for, as questions and as pages say it: a rent is not answered by what was invested."""


def is_paid_for(asked: str, text: str) -> bool:
    """Whether a folded text tells of money for what a folded question asks about; True where it names nothing."""
    told = next((printed for way, printed in _PAID_FOR if re.search(way, asked)), None)
    return told is None or re.search(told, text) is not None


_PRICE: Final = re.compile("什么价|价格|价钱|收费?(?:多少|好多)|(?:多少|好多|几块)钱?一(?:公?斤|吨|亩)")
_PRICED: Final = re.compile("收费|卖|价")


def is_price_told(asked: str, near: str) -> bool:
    """Whether words around a sum say that it is a price, where a folded question asks for one by name."""
    return _PRICE.search(asked) is not None and _PRICED.search(near) is not None


def is_payment_told(asked: str, near: str) -> bool:
    """The same of what a folded question calls by what is paid for: a rent, a pay, a fine."""
    return any(re.search(way, asked) and re.search(printed, near) for way, printed in _PAID_FOR[:-2])


_PAY: Final = "工资|工钱|薪|挣"
"""How what is paid for work is called."""
_GOT: Final = r"(?:[一每]个?月|每?人)\w?(?:能|可以)?[发拿领开给](?:得|到)?(?:多少|好多)|到手"
"""How it is asked what somebody gets, be it called what it will."""
_EARNS: Final = "工资|工钱|薪|挣|赚|收入|报酬|待遇|分红|红利|纯利|利润|增收|到手|拿|领"
_BY_NAME: Final = (
    ("罚", "罚"),
    ("(?<![股选钞])票", "票|免费|半价"),
    (rf"^(?!.*(?:{_GOT})).*(?:{_PAY})", f"{_EARNS}|^(?!.*(?:补|津贴|奖|[租费价])).*(?:发|月|每人|[人户]均)"),
    (_GOT, f"{_EARNS}|补|津贴|发|月|每人|[人户]均"),
)
"""What money is paid for that is told by no other word, as questions and as pages say it."""


def is_named_so(asked: str, near: str) -> bool:
    """Whether words around a sum name the fine, ticket or pay for which a folded question asks; True where for none.

    So they do not where a ski run costs so many millions, and 门票多少钱 is asked.
    """
    return all(re.search(told, near) for way, told in _BY_NAME if re.search(way, asked))


_SPENT: Final = re.compile(r"[花投耗](?:了|掉|去|进|资)?(?:多少|好多|几)")
_COSTS: Final = re.compile(r"投|花|耗|[资基]金|[出集筹]资|造价|总价|成本|预算|贷款|拨|拿出|掏|费用|收费|自付|交")


def is_cost_told(asked: str, near: str) -> bool | None:
    """Whether words around a sum say that a thing costs it to make; None where a folded question does not ask that."""
    return _COSTS.search(near) is not None if _SPENT.search(asked) else None


_VERB_OF_PAYING: Final = re.compile(
    r"(?P<verb>[补赔亏罚掏捐奖挣赚骗花省卖租涨贷借欠投])(?:贴|助|偿|金|钱|价|款|资|收)?[走了掉去出到过]?(?:好?多少?|几)"
)
"""The verb of paying by which a sum is asked for: 补贴多少, 亏了多少钱."""
_SAME_PAYING: Final = {"亏": "亏赔", "赔": "赔亏", "挣": "挣赚拿领", "赚": "挣赚", "花": "花用"}


def is_paid_so(asked: str, value: tuple[int, int], text: str) -> bool:
    """Whether a value stands in a folded text right behind the verb of paying that a folded question asks by.

    So 二十 does in 五十块成本,现在补贴二十, where 补贴多少 is asked.
    """
    way = _VERB_OF_PAYING.search(asked)
    verbs = _SAME_PAYING.get(way["verb"], way["verb"]) if way else ""
    return bool(verbs) and re.search(rf"[{verbs}][贴助偿{_BEHIND}]{{0,3}}$", text[: value[0]]) is not None


_GIVEN: Final = "奖补罚赔捐贷"
_OTHERWISE: Final = (
    (re.compile(r"[价租贵票费]|便宜|一(?:[部台辆套斤吨间张顿份只]|个(?![月小钟星学]))"), f"{_GIVEN}挣赚亏"),
    (re.compile(_PAY), _GIVEN),
)
"""How it is asked what something costs, or what is paid for work, and the verbs by which neither is told."""


def is_paid_otherwise(asked: str, value: tuple[int, int], text: str) -> bool:
    """Whether a value in a folded text is given or earned where a folded question asks what something costs or pays.

    So 2000元 is in 头两年免租,每招一个人再奖2000元, where 租金多少 is asked, and no pay stands where it stays.
    """
    if _LESSENED.match(text, value[1]) and not re.search(f"(?<!多){_LESSENED.pattern}", asked):
        return True
    return any(
        way.search(asked)
        and not re.search(f"[{verbs}]", asked)
        and re.search(rf"[{verbs}][贴助偿励款金利不{_BEHIND}]{{0,3}}$", text[: value[0]])
        for way, verbs in _OTHERWISE
    )


_LESSENED: Final = re.compile("[减少降欠差]")
"""What is said not to be done to a sum that stays: 工资一分不减."""
_OWN_NAME: Final = re.compile("(?P<name>[\u4e00-\u9fff](?:费|押金|租金))(?:是|为|只|才|收|要|仅|就|每[年月次人])*$")


def is_called_otherwise(asked: str, value: tuple[int, int], text: str) -> bool:
    """Whether a sum in a folded text is said to be a fee for which a folded question does not ask: 挂号费4元."""
    own = _OWN_NAME.search(text[: value[0]])
    return own is not None and own["name"] not in asked
