"""How it is asked what somebody means to do, asks for, finds hard or achieved, fears, regrets or is glad of."""

import re
from typing import Final

from knowledge.question.message import PARTICLES
from knowledge.weighing.concerns import Concern

_BECOMING: Final = (
    "(?:以后|往后|今后|将来|未来|日后)(?:想|要|能|会|打算|还|是|到底){0,3}"
    "(?:(?:混|变|搞|干|做|弄|建|办|发展)[成到出][个了]?(?:什么|哪)(?:样子?|模样|程度|地步|份上?|名堂|个?步)"
    "|走(?:什么|哪)(?:个|一?条)路)"
)
"""What somebody is to become: 以后想混成什么样."""
_PLANS: Final = (
    r"打算|准备|计划|规划|承诺|保证|目标|安排|举措|措施|设想|动作|一?下一?步|接下来|今后|答应|许诺|许愿|应承"
    rf"|{_BECOMING}"
    r"|往哪(?:里|儿|边|个?方向)?(?:走|发展|去)|[打下][了过]*包票|拍[了过]*胸脯|夸[了下过]*海口|立[了下过]*军令状|表[了过]*态|放[了出过]*话"
)
_INTENDING: Final = re.compile(
    rf"(?:{_PLANS}|老百姓|百姓|群众|市民|大家|我们|咱们?|说|话|对|都|就|有|给|作|做|出|许|下|了|过|的|什么|哪些"
    r"|些|点|以后|将来|未来|往后|[今明后]年|来年|[一二三四五几两]年|还|又|到底|具体|自己|"
    r"要|会|想|怎么|如何|怎样|干|搞|办|抓|吗|呢|没|不|是|\W)+"
)
PLANNING: Final = re.compile(rf"(?=.*(?:{_PLANS}|许下|想(?:要|再)?[干做办搞])){_INTENDING.pattern}")
"""What somebody means to do, of whatever matter: 有什么承诺, 下一步打算做点什么."""
PLANS_OF: Final = re.compile(rf"(?P<organisation>[\u4e00-\u9fff]{{2,12}}?)(?={PLANNING.pattern}$)")
_WHICH: Final = (
    r"(?:别的|其他的?|另外的?)?(?:些|点)?(?:什么|哪些|哪几[条点个]|没有|没)?"
    r"(?:样的?|好的?|合理化|具体|主要){0,2}(?:的|是){0,2}"
)
_AROUND: Final = r"(?:自己|本人|目前|现在|眼下|最后|最终|对此|请问|到底|具体|主要|都|还|又|也|就|最|大|的){0,6}"
_ENDS: Final = r"(?:是什么|有哪些|有没有|反映|想|要|提|说|的|了|没有?|吗|么|不){0,4}"
_WISHES: Final = "建议|意见|诉求|希望|愿望|要求|期望|期待|心愿|呼吁|期盼"
_TROUBLES: Final = "困难|难处|难题|难事|难关|烦恼|烦心事|苦恼|苦处|苦衷|愁事|顾虑|担忧|瓶颈|痛点|难点"
WISHING: Final = re.compile(
    rf"(?:[有提给]|反映|说)(?:了|过|出)*(?:些|点)?(?:什么|哪些|哪几[条点个])(?:样的?|好的?|合理化)?(?:{_WISHES})"
    r"|(?:建议|希望|盼望?|呼吁|想要|要求|期待|期盼)(?:着|了|的是|过)*(?:什么|点什么|些什么|哪些)"
)
"""What somebody asks for, of whatever matter: 有什么建议, 希望什么."""
_WISHES_ALONE: Final = re.compile(
    rf"{_AROUND}(?:(?:(?:有没有|提没)?[有提给讲谈]|反映|说)(?:了|过|到|出)?)?{_WHICH}(?:{_WISHES}){_ENDS}"
    rf"|{_AROUND}(?:建议|希望|盼望?|呼吁|想要|要求|期待|期盼)(?:着|了|的是|过)?(?:点|些)?(?:什么|哪些){_ENDS}"
    rf"|{_AROUND}是?(?:怎么|怎样|如何)个?(?:建议|提的?(?:建议|意见)|提议|倡议|呼吁|希望|要求)(?:的|了|过)?"
)
_TROUBLES_ALONE: Final = re.compile(
    rf"{_AROUND}(?:(?:有没有)?(?:[有提讲谈]|反映|说|[遇碰][到上]|面[临对])(?:了|过|到|出|的|着)?)?{_WHICH}(?:{_TROUBLES}){_ENDS}"
    rf"|{_AROUND}(?:反映|[遇碰][到上]|面[临对])(?:了|过|到|出|的|着)?{_WHICH}问题{_ENDS}"
    rf"|{_AROUND}难在哪(?:里|儿)?"
)
_RESULTS_ALONE: Final = re.compile(
    rf"{_AROUND}(?:(?:有没有)?(?:取得|做出|拿出|获得|[有提讲谈])(?:了|过|到|的)?)?{_WHICH}"
    rf"(?:成果|成绩|成效|成就|业绩|收获){_ENDS}"
    rf"|{_AROUND}[做搞办干造弄](?:成|出)来?[了过]?(?:些|点)?(?:什么|哪些)(?:名堂|东西|事情?)?(?:来|了|没有?|吗|么)*"
)
_FEARS: Final = (
    "担[心忧]|忧心|[发犯]?愁|害?怕|揪心|操心|头[疼痛大]|犯难|焦虑|[着焦]急|[焦闹]心|不放心|放心不下|放不下|睡不着觉?|不踏实"
    "|牵挂"
)
_GLADNESS: Final = "高兴|开心|欣慰|自豪|骄傲|激动|感动|得意|欢喜|痛快|满足"
_THING: Final = "(?:事情?|地方|问题|方面|东西|一件|是)"
_WHAT: Final = f"(?:什么|哪(?:[些样种个]|[一几]?[件点桩])?){_THING}{{0,2}}"
_THE_MOST: Final = "(?:最|更|一直|特别|心里|心头|晚上|现在|感到|觉得|还|会|让|叫|令|使|[他她]|自己|人|为){0,6}"


def _felt(words: str) -> str:
    """What somebody feels in some way about, of whatever matter: 最担心什么, 什么事最揪心, 有什么放心不下的."""
    return (
        rf"{_AROUND}(?:[说讲谈])?{_THE_MOST}(?:{words})(?:的|着|过|了|{_THING}){{0,3}}{_WHAT}{_ENDS}"
        rf"|{_AROUND}(?:有没有|有|为|说|是)?{_WHAT}{_THE_MOST}(?:{words})(?:的|{_THING}){{0,2}}{_ENDS}"
    )


_LACKING: Final = (
    "(?:没有?|不)(?:[做办干管抓]好|[做办]到位)|[做办干管抓]得(?:还|也)?(?:不(?:够好?|好|到位|足)|差)"
    "|亏欠|后悔|愧疚|检讨|反思"
)
_REGRETS: Final = "遗憾|不足(?:之处)?|短板|欠账|差距|教训|缺点|过失|失误|检讨|反思|自我批评"
_ADMITTING: Final = "(?:认不认|承不承认|承认|[说讲谈]|觉得|认为|检讨|反思|了|过|没有?|自己|[他她]|还|有|是|在){0,6}"
_FAULTS_ALONE: Final = re.compile(
    rf"{_AROUND}{_ADMITTING}(?:{_WHAT}|哪里){_ADMITTING}(?:{_LACKING}|{_REGRETS})(?:的|{_THING}){{0,2}}{_ENDS}"
    rf"|{_AROUND}(?:{_LACKING}|遗憾)(?:的|了|过|{_THING}){{0,3}}{_WHAT}{_ENDS}"
    rf"|{_AROUND}(?:有没有|认不|有|没|做){{0,2}}(?:{_REGRETS}|认错|没[做办]好)(?:的|了|过|{_THING}){{0,2}}{_ENDS}"
)
_WORRIES_ALONE: Final = re.compile(_felt(_FEARS))
_JOYS_ALONE: Final = re.compile(_felt(_GLADNESS))
ASKS_EFFECT: Final = re.compile("效果|成效|见效|有没有用|有用[吗么没不]|管(?:不管)?用|起(?:没起)?作用")
"""What asks of a matter that was shown what came of it."""
_NEXT_SAID: Final = re.compile("[说话讲谈]")
"""What makes 接下来 ask for the words that follow."""
_OF_OTHERS: Final = re.compile("百姓|群众|市民|大家|[我咱]们?|措施|举措|目标|要求|安排|动作")
"""What makes a turn that names nobody ask of others, or of the matter."""
_ASKS: Final = re.compile("什么|哪|怎么|如何|吗|没")


_ALONE: Final = (
    (Concern.WISHES, _WISHES_ALONE),
    (Concern.TROUBLES, _TROUBLES_ALONE),
    (Concern.RESULTS, _RESULTS_ALONE),
    (Concern.FAULTS, _FAULTS_ALONE),
    (Concern.WORRIES, _WORRIES_ALONE),
    (Concern.JOYS, _JOYS_ALONE),
)
"""How each concern is asked for, with nothing beside it."""


def concern_of(text: str) -> Concern | None:
    """What is asked of somebody, where what is left of a message beside him asks nothing else."""
    bare = PARTICLES.sub("", text)
    if concern := next((one for one, way in _ALONE if way.fullmatch(bare)), None):
        return concern
    plans = PLANNING.fullmatch(bare) and not _NEXT_SAID.search(bare)
    return Concern.PLANS if plans else None


def asks_concern(text: str) -> Concern | None:
    """What a turn asks of whoever spoke last, though it names nobody (有什么建议, 下一步怎么办)."""
    asks = _ASKS.search(text) is not None and not _OF_OTHERS.search(text)
    return concern_of(text) if asks else None
