"""What is wanted of the bot that it cannot do: writing, reckoning, the weather, errands, bringing word to somebody.

Patterns read folded text in standard Chinese without particles.
"""

import re
from typing import Final

from knowledge.chatter import CARRYING, LONGEST, covering
from knowledge.lexicon import WHICH_PERSON
from knowledge.weighing.days import THESE_DAYS

_SOMEBODY: Final = r"[\u4e00-\u9fff]{0,3}(?:干部|领导|代表|官员?|书记|主任|[局镇市县区院校厂]长|单位|部门|政府)"
_CALLING: Final = r"(?:[你您]们?|能不能|能|可不可以|可以|会|请|麻烦|想|要|我|怎么|如何){0,4}"
_ASKED: Final = r"(?:吗|不|么|[行好]吗|可以吗)?"
_PASSED_ON: Final = re.compile(
    rf"{_CALLING}(?:帮|替|给|请你?)(?:我们?|忙)?"
    r"(?:(?:向|跟|给|和|把|将)[^,，。]{1,10}?)?(?:反映|转达|转告|传达|[带捎传]个?话|[带捎交转递]给|上报|投诉|举报)"
    rf"[^,，。]{{0,8}}?{_ASKED}"
    rf"|{_CALLING}[把将]我们?的?[^,，。]{{0,6}}?(?:[带捎交转递传报]给|反映[给到]|转达给|传达给|告诉)[^,，。]{{1,10}}?{_ASKED}"
    rf"|我们?[想要](?:实名|匿名|直接)?(?:投诉|举报|告发|告状|上访|反映)(?:一?[下个点些])*(?:问题|情况|事情?|{_SOMEBODY})?"
    rf"|(?:我们?(?:想|要|能|不|可以|可){{1,4}}|[想要])(?:直接|当面|亲自|单独){{0,2}}(?:跟|和|找|向|同|见|约|对)(?:{_SOMEBODY}|他|她)们?"
    rf"(?:直接|当面|面对面|亲自|单独)*(?:[说讲聊谈]个?话?|反映|沟通|对话|见面|见一面|交流|提意见)[^,，。]{{0,4}}?{_ASKED}"
)
"""What is wanted brought to somebody: the bot brings nothing to anybody (能帮我把意见带给李星吗)."""
_REMINDED: Final = re.compile(
    r"[^,，。谁哪什怎几这]{0,12}?(?:提醒|叫醒)(?:一?下)?我(?!们?的?(?:什么|谁)).{0,10}"
    r"|(?:帮我|给我|请|能不能|能|可以){0,3}(?:设|定|调|上)(?:置|一)?(?:个|一?下)?(?:闹钟|闹铃|提醒|定时).{0,8}"
)
_SUM: Final = re.compile(
    r".{0,8}?[0-9一二两三四五六七八九十百千万加减乘除×÷+*/.\-]+[^,，。]{0,4}等于(?:多少|几)\S{0,3}"
)

_PRODUCT: Final = (
    r"诗歌?|词|歌(?:词|曲)?|曲子?|作文|文章|文|稿子?|(?:演讲|发言|讲话|主持|新闻)稿|心得(?:体会)?|体会"
    r"|(?:工作)?总结|检讨书?|感想|感悟|(?:读|观)后感|故事|笑话|段子|相声|对联|春联|口号|广告(?:词|语)?|文案"
    r"|代码|程序|书?信|情书"
    r"|请?假条|申请书?|论文|ppt|简历|谜语?|小说|画|图|图片|照片|视频|日记|祝福语?|贺词|悼词|标书|策划(?:书|案)?"
    r"|方案|作业|顺口溜|打油诗|快板"
)
_BEFORE: Final = r"(?:快|再|就|来|去|能|会|不|可以|请|你|您|给|帮|替|为|我们?|孩子|一下|吗){0,6}"
_LANGUAGE: Final = r"(?:英|日|韩|法|德|俄|外|中)(?:文|语)"
_TASK: Final = re.compile(
    rf"{_BEFORE}(?:(?:用|以|按照?|根据|就|把)[^,，]{{1,14}}?)?{_BEFORE}"
    r"(?:写|作|编|画|拟|起草|创作|生成|润色|改写|仿写|翻译|唱|背|讲|说|来|做"
    r"|整)[出成来]?[上下]?[一两三几]?[个首篇份封段副幅张条句支则点]"
    rf"(?:.{{0,24}}?的)?.{{0,16}}?(?:{_PRODUCT})(?:吗|不|看|给我|听|来|可以|行|好){{0,4}}"
    rf"|{_BEFORE}(?:计算|换算|算)(?:一?下|算)?[^,，]*\d[^,，]*"
    rf"|.*(?:翻译?|译)[成为作]{_LANGUAGE}.*|.*用{_LANGUAGE}(?:怎么)?[说讲写念翻].*|.*\btranslate\b.*"
)


_DAY: Final = r"(?:今[天晚早日]|明[天晚早日]|后天|昨[天晚日]|周末|[这下上]周|这几天|这两天|最近|现在|外[面头边])"
_HOUR: Final = (
    r"(?:[今明][天晚早日夜]|后天|(?:大?半|昨)夜|夜[里晚间]|晚上|早[上晨]|清[早晨]|[中上下]午|傍晚|白天|这几天|一?会儿?)"
)
_SKY: Final = (
    r"(?:下?(?:大|小|暴|雷阵|阵)?[雨雪雾霜]|下?冰雹|[刮起有]?(?:大|台)?风|打?雷|出?太阳|月亮|星星|多?云|彩虹"
    r"|[冷热凉](?:不[冷热凉])?|降温|停[水电气])"
)
_OF_SKY: Final = r"(?:还|又|再|都|要|能|会|得|有没有|有|没有?|是不是|是|不|可能|能不能|,|，){0,4}"
"""What stands between an hour and the sky where nothing else is asked: 今晚有雨没."""
_AFTER_SKY: Final = r"(?:了|的|很|[大小亮圆强多]){0,3}(?:不[大小亮圆强多]?|吗|没有?|么|吧|\W){0,3}"
_STORM: Final = (
    "(?:沙尘暴?|扬沙|浮尘|黄沙|沙子|黑风|冰雹|台风|龙卷风|高温|寒潮|霜冻|冰冻|大雾|雾霾|霾|[大暴]?雨|[大暴]?雪|雾|霜)"
)
"""What comes over a place on a day, and is spoken of on pages as what passed."""
_WEATHER: Final = re.compile(
    rf"(?:请问|那么?|看看?){{0,2}}{_HOUR}{{1,3}}的?{_OF_SKY}{_SKY}{_AFTER_SKY}"
    rf"|.{{0,6}}{_DAY}.{{0,6}}?(?:天气|下雨|下雪|[刮起]风|台风|出太阳|放晴|气温|温度|[几多]少?度"
    r"|[冷热晒][不吗没]|降温|带伞)(?:不|吗|没|呢|了|啊|吧|怎么样?|如何|多少|几|度|要|会|还|是|有|的|\W){0,8}"
    rf"|.{{0,6}}(?:{THESE_DAYS}|周末).{{0,6}}?{_STORM}(?:天气?)?"
    r"(?:(?P<of>[\u4e00-\u9fff])[不没](?P=of)|来|到|不|吗|没有?|呢|了|啊|吧|怎么样?|如何|[几多]少|几级|度"
    r"|[要会还是有的大小]|\W){0,8}"
    rf"|.{{0,6}}(?:天气|气温)(?:怎么样?|如何|预报|好不好).{{0,6}}"
)


_DEED: Final = (
    r"截[图屏]|打印|复印|分享|转发|收藏|推送|订阅|语音(?:版|播报|朗读)?|朗读"
    r"|[念读](?=给|出|一?下|成|一遍)|播放?(?=给|出|一?下)"
)
"""What is done with words that were read, and by no delegate."""
_ERRAND: Final = (
    r"归(?=谁|哪)|投稿|供稿|订(?:阅|报|一?份)?|买|送报|登(?:个|一?条|一?则)?(?:广告|启事|声明)|[打做]广告|转载"
    r"|授权|稿费|字体|字号|字(?=.{0,4}[大小换调])|放大|缩小|调大|调小|夜间模式|下载|保存|存(?:下来?|成|为)"
    rf"|{_DEED}|更正|改(?:正|错|一?下|掉|图)?|换(?:一?张|成|个|掉)?|删(?:除|掉|了)?"
    r"|撤(?:下来?|稿|掉)|修(?:图|改)|p图|补(?:登|发)|退订|取消|注册|登录|充值|付费|收费|免费|多少钱|几块钱"
    r"|发(?:到|给|个|一?张|一?份|去)?"
)
"""What may be wanted done with the page or the bot."""
_ITS: Final = (
    r"版[面权]?|著作权|报[道社纸上]?|[日晚]报|电子报|纸质|原版|文章|稿子?|配?图片?|照片|相片|标题|文字|字|界面"
    r"|软件|小?程序|机器人|聊天记录|消息|回答"
    r"|广告|启事|朋友圈|微信|邮箱|pdf|word"
)
"""What it may be wanted done with."""
_AROUND: Final = (
    r"上去|出来|上面|[这那]个?|[整全本该]|[张期份篇段条]|黑|白|错|儿|哪里?|归|属于?|找|联系|申请|会|得|把|将|被|从"
    r"|手机|群|怎么办"
)
"""What stands around such a wish and tells no matter."""
_WISHES: Final = (
    ("errand", re.compile(_ERRAND)),
    ("its", re.compile(_ITS)),
    ("its", re.compile("我|你|您")),
    ("", re.compile(_AROUND)),
    ("", re.compile(CARRYING)),
)
_BESIDE: Final = r"怎么弄|帮忙?|替|请|每天|成|为|听听|看看|(?<=我)听|有没有|有|怎么|如何|一遍"
"""What stands around it where it is for whoever writes."""
_OF_READERS: Final = (*_WISHES, ("", re.compile(_BESIDE)))
_WISHED: Final = re.compile(_ERRAND)
_DONE_BY: Final = re.compile(rf"{WHICH_PERSON}(?:来|给|帮)?(?:改|换|删|发|登|修|撤|补)")
"""What asks who made the page and wants nothing done."""


def is_errand(words: str) -> bool:
    """Whether something is to be done with the page or the bot (这版图我想改, 版权归谁): no page tells how."""
    if len(words) > LONGEST or not _WISHED.search(words) or _DONE_BY.search(words):
        return False
    return {"errand", "its"} <= covering(words, _WISHES)


def bare_deed(words: str) -> str:
    """What the bot is wanted to do where a message names nothing that it should be done with (能打印吗); or nothing."""
    named = _OF_READER.search(words)
    return named.group() if named and "errand" in _deeds(words) else ""


def _deeds(words: str) -> frozenset[str]:
    """The kinds of words that cover whole a wish of whoever writes; none where it is no such wish."""
    return covering(words, _OF_READERS) if len(words) <= LONGEST and _OF_READER.search(words) else frozenset()


_OF_READER: Final = re.compile(rf"{_DEED}|发(?:个|一?张|一?份)")


def is_weather(words: str) -> bool:
    """Whether the weather of a day is asked for, which no page of a congress tells."""
    return _WEATHER.fullmatch(words) is not None


def is_task(words: str) -> bool:
    """Whether a piece of writing, a translation or the like is wanted: the bot makes nothing."""
    return len(words) <= 2 * LONGEST and _TASK.fullmatch(words) is not None


def is_of_reader(words: str) -> bool:
    """Whether the bot is to do something for whoever writes, or to bring his word to somebody."""
    wished = len(words) <= LONGEST and any(pattern.fullmatch(words) for pattern in (_PASSED_ON, _REMINDED))
    return wished or {"errand", "its"} <= _deeds(words)


def is_beyond(words: str) -> bool:
    """Whether what is wanted is nothing that the bot does, and no matter of a page."""
    sum_of = len(words) <= LONGEST and _SUM.fullmatch(words) is not None
    return sum_of or is_task(words) or is_weather(words) or is_errand(words) or is_of_reader(words)
