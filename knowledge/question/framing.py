"""What stands around a question and asks for nothing else: a request, hearsay, praise, a slip, what is not wanted."""

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Final

from knowledge.chatter import GREETED, chat_of
from knowledge.imprint import OF_MEETING
from knowledge.lexicon import A_MEETING, WHICH_PERSON
from knowledge.question.asked_people import ONLY_WHO_IS
from knowledge.question.message import ASKING, PARTICLES, only_tells
from knowledge.question.subject import subject
from knowledge.surnames import SURNAMES
from knowledge.text import HAN
from knowledge.topic import Language
from knowledge.wishes import is_of_reader

_A_LOOK: Final = r"一?下(?!一?[段条个位篇](?:话|[吧呢啊呀])?\W*$)"
"""A look at something (看下), and not at the next one (看下一段)."""
_REQUEST: Final = re.compile(
    r"(?:(?:您好|你好|哈喽|嗨|hello|hi)[呀啊哈]?[,，!！\s]+)?(?:换一?个(?:话题|问题)[,，\s]*)?"
    r"(?:(?:麻烦|请问?|劳驾|劳烦|拜托|求)(?:你们?|您|大家)?|你们?|您"
    r"|(?:能不能|可不可以|能否|能|可以|可否)(?=[帮替给跟和告查找搜看说讲])){0,4}"
    r"(?:(?:帮|替|给|跟|和|同)(?:帮|忙)?(?:我们?|俺|咱们?|一下|下)+"
    rf"|我?(?:想|就想|只想|要|很想)(?:要)?(?:知道|晓得|了解|打听|问(?!题)|查查|查一?下|看看|看{_A_LOOK}|听听|听{_A_LOOK}"
    rf"|找找|找{_A_LOOK})(?:一?下|下子)*"
    r"|(?<=[请您你们烦驾])提供(?:一?下)?"
    rf"|(?:查|找|搜|看|问|打听)(?:查|找|搜|看|问|{_A_LOOK}|一[查找搜看问])+|告诉我|听说|据说)"
    rf"(?:问问?(?!题)|查查?(?!处)|找找?(?!工作|活|人|事|对象)|搜搜?|看看|看{_A_LOOK}|听听|说说|讲讲|{_A_LOOK}"
    r"|下子){0,4}[,，:：\s]*(?=\S{2})"
)
"""How a request begins, which tells nothing of what is asked for: 麻烦帮我查一下武利冲的发言."""
_FRANKLY: Final = re.compile(
    r"(?:那么?|好|行|我|咱|俺|就|还是|先){0,3}(?:(?:直接|干脆|坦白|坦率|老实|实话|直白|直|痛快)(?:实|点|地)?(?:说|讲|问)(?:吧|了|一?下)?"
    r"|(?:说|讲)(?:真的?|句?(?:老?实话|心里话)|白了)|讲真|有一说一|不瞒[你您]说|不怕[你您]笑话|话说回来)[,，:：\s]+(?=\S{4})"
)
"""How plainly something is said, before it is (老实说，谁讲了科技)."""
_CALLED: Final = re.compile(
    r"(?:喂|嗨|哈喽|你好|您好|请问)*[,，\s]*小?(?:机器人|助手)(?:(?:你好|您好|请问)[,，!！。\s]*|[,，!！。\s]+)(?=\S{2})"
)
"""The bot called by what it is, before what is asked (机器人，就业怎么办)."""
_HAIL: Final = re.compile(rf"{GREETED}[呀啊]?[,，!！。\s]*(?=\S{{2}})")
"""Somebody greeted before anything is asked (老师您好请问校车多少钱)."""
_CORRECTION: Final = re.compile(
    r"(?:(?:哎呀?|啊|哦|呀|噢|对不起|不好意思|抱歉|sorry)[,，\s]*){0,3}(?:我|刚才?|刚刚|上面|前面){0,3}"
    r"(?:打|说|问|写|发|输|点|讲|搞|弄|记|认)错(?:了|啦|字|名字|人)*(?:[,，。.:：!！\s]+|(?=是|应该|我|其实))"
    r"(?:(?:我)?(?:应该|本来|其实|原本)?是?(?:想|要|就要|说的?|问的?|找的?|看的?|查的?|听的?)+(?:的)?是?|应该是"
    r"|其实是|是)?(?=\S{2})"
)
"""What says that the message before was a slip, and begins what was meant (打错了 我要看邹建平的)."""
MEANT: Final = re.compile(
    r"(?P<no>(?:(?:不是(?:问|说|指|要)?(?:这个|那个|这些)?|不对|错了?|不|哎呀?|啊|哦|噢|欸|唉)(?:吧|啊|的|呀|了)*[,，。!！\s]*){1,3})?"
    r"[我俺](?:刚[才刚]|其实|就|只|明明)*"
    r"(?:(?:是|想|要)*(?:问|打听|想知道|查|找)的(?:就|其实)?是|(?:是|想|要)*(?:说|指|讲|意思)的?(?:就|其实)?是"
    r"|是(?:想|要|在)?(?:问|打听)|(?(no)是(?:说|指|讲)|(?!)))(?:一下)?[,，:：\s]*(?=\S)"
)
"""What says that another matter was meant than that which was answered: 不是，我问的是通车."""
_FEW: Final = (
    r"(?:(?:用|以)?(?:[一两二三四五几\d]{1,2}(?:句|段)话|[一两二三四五六七八九十百几\d]+个?字)"
    r"|简单|简短|简要|简明|扼要|大概|大致|大体)(?:来|地|的)?"
)
SUMMED: Final = re.compile(
    r"(?:[\u4e00-\u9fff]{0,4}(?:作业|题目?)[,，:：\s]+)?(?:请|麻烦|再|先|你|您|给我|帮我|替我|帮忙|能不能|能|可以)*"
    rf"(?:(?:{_FEW})?(?:总结|概括|归纳|梳理|提炼|小结|概述)(?:一?[下遍](?:子)?|出来?)?(?:[说讲]说?)?"
    rf"|{_FEW}(?:说清楚?|讲清楚?|说说|讲讲|[说讲]一下|[说讲]|介绍(?:一下)?)"
    r"|长话短说|拣重点(?:说|讲)|挑重点(?:说|讲))[,，:：\s]*"
    r"(?=[^,，。一二下要的出]\S)(?!经验|推广|教训|大会|会议|表彰|的)"
)
"""What asks for words to be made fewer, before whose or what words they are: 用一句话概括罗芳的发言."""
_CHECKED: Final = re.compile(
    r"(?:(?:请|麻烦|帮忙|帮我|再|我)*(?:核对|核实|查证|确认|核稿)(?:一?下)?(?:[这那]?一?[句段条])?"
    r"(?:引语|引文|原话|原文|引用|话)?|(?:引语|引文|原话)(?:核对|核实|确认)|记者核稿)(?:一?下)?[:,，。\s]+(?=\S{4})"
)
"""That words are to be checked, before they are quoted (核实引语…)."""
_BACK: Final = re.compile(
    r"(?:那|再|又|还|我)*(?:回过?头来?|倒回来?|返回来?|掉过?头来?)(?:再|又|还|想|接着)*(?:问|说|看|讲)"
    r"(?:一?下|问|到|回来?)*[,，:：\s]*(?=\S{4})"
)
"""What says that somebody comes back to what was spoken of before: 再回头问养牛那位…."""
_WHATEVER: Final = re.compile(r"[,，\s]*(?:不管|无论|不论|甭管|别管|甭论)[^,，。;；?？]{2,24}[,，;；]")
"""What does not matter to who asks (高岭县来的，甭管县里的村里的，都有谁)."""
_HEARSAY: Final = re.compile(
    r"(?:我|俺)?(?:刚才?|刚刚)?(?:看|读)(?:了|完)+(?=\S{2,3}(?:代表|书记|局长|校长)?(?:的|说|讲|那))"
    r"|(?:(?:我们?|俺|咱)?家?(?:里)?(?:爸爸?|妈妈?|爷爷|奶奶|外公|外婆|姥姥|姥爷|公公|婆婆|老公|老婆|爱人|孩子"
    r"|儿子|女儿|哥|姐|弟|妹|叔|舅|姨|姑|邻居|朋友|同事|同学|别人|有人)?(?:刚才|刚刚|昨天|前天|早上|今天)?"
    r"(?:(?:看|在|从|听)(?:了|到)?(?:报纸?|新闻|电视|网|手机|广播|别人|人家|人)(?:上|里)?(?:看到|听到)?"
    r"(?:说|讲|写)(?:了|的|过|道)?"
    r"|(?:让|叫|要|喊)我来?问(?!题|不)(?:一?下|问)?|问(?:一?下|问)?(?=[\s,，:：])))[,，:：\s]*(?=\S{4})"
)
"""Where somebody has it from, or for whom he asks, which tells nothing of what is asked for: 我爸看报纸说有个…."""
_KIN: Final = (
    "(?:爸爸?|妈妈?|爹|娘|父亲|母亲|爷爷|奶奶|外公|外婆|姥姥|姥爷|公公|婆婆|岳父|岳母|丈人|老公|老婆|爱人|丈夫|妻子|老伴"
    "|孩子|儿子|女儿|媳妇|女婿|孙子|孙女|哥哥?|姐姐?|弟弟?|妹妹?|叔叔?|舅舅?|伯伯?|姨妈?|姑姑?|嫂子?|侄子|外甥|表[哥姐弟妹]"
    "|堂[哥姐弟妹]|邻居|隔壁|朋友|亲戚|同学|同事|老乡|熟人|室友|房东)"
)
_OF_MY_KIN: Final = re.compile(
    rf"^(?P<who>[^,，。\s是]{{2,8}})是(?:我|俺|咱)们?(?:家)?的?(?:亲|老|大|小|二|三)?{_KIN}[,，。\s]+(?:[他她]|人家)(?!们)"
)
"""That somebody is one's own, before what is asked of him by a pronoun (邹建平是我表哥，他讲了什么)."""
_TELLER: Final = re.compile(
    rf"(?:(?:我们?|俺们?|咱们?)(?:这边|这里|那边|那个?|有个|一个|的)?{_KIN}?|(?:有一?[个位]|一个)?{_KIN})(?:的|家)?"
    r"(?:[厂村店班校队家]|单位|公司|学校|小区|车间|工地|社区)?(?:里|上|那边)?(?:的|那个?)?(?:[老小][\u4e00-\u9fff])?"
    r"(?:老板娘?|领导|主任|书记|老师|经理|师傅|组长|班长|主管|上司|物业|大[爷妈叔姐哥]|阿姨)?们?"
    r"(?:昨天|前天|今天|刚才|最近|上次|总是?|老是?|一直|都|也|还|就|跟我们?|和我们?|对我们?|给我们?|同我们?){0,3}"
    r"(?:说|讲|反映|抱怨|念叨|告诉我们?)(?:过|了|的)?(?:是|一下)?[,，:：\s]*(?=[^,，\s]{2}[^,，]*[,，。;；\s])"
)
"""Who told the citizen what he asks about, and whom only he knows: 我邻居老板说…, 有个老乡讲…."""
_PRAISE: Final = re.compile(
    r"(?:(?:说|讲|写|谈)?(?:的|得)?(?:这些?|那些?)?(?:话|发言)?)"
    r"(?:真是?|太|很|好|挺|蛮|特别|非常|确实|真的|让人|叫人|我){1,3}"
    r"(?:感动|佩服|实在|有道理|在理|精彩|到位|动人|接地气|中听|不错|服气?|认同|赞同|暖心|提气|解气|扎心|戳心"
    r"|实诚|痛快)(?:人|了|极了|得很)*$"
)
"""What somebody thinks of words that he read, which asks for nothing else (贺长贵的话真感动人)."""
ASKED_BESIDE: Final = re.compile(
    r"(?:^|[,，。\s]+)(?:说)?(?:别|不要|莫)(?:绕弯子?|绕圈子?|打官腔|讲官话|说官话|讲套话|说套话|讲大道理"
    r"|啰[嗦唆]|废话|糊弄我?|忽悠我?|跟我扯)+[了吧啊哈]*[。.!！]*$|"
    r"(?:^|[,，\s]+)(?:名字|姓名|名单)(?:也|都|一起|一并)*(?:给|发|报|告诉|列|说|念)"
    r"(?:给?我|出来|一?下|一?遍|听听|看看|过来)*[吧呗哈啊\W]*$|"
    r"(?:^|[,，\s]+)(?:麻烦|请)?(?:你|您)?(?:帮|给|替)(?:我|忙)(?:找|查|看|发|翻|搜|念)?(?:一?[下找查看]|出来)*"
    r"(?:原话|原文|来)?(?:看看|看|听听)?[吧呗哈啊\W]*$"
)
"""A request that follows what is asked for: …，帮我找下原话; …，名字也给我."""
TOLD: Final = re.compile(
    rf"(?:又|还|这|那|话|并且?|和|以及)*(?:(?:是|由)?{WHICH_PERSON}(?:代表|人)?(?:说|讲|提)"
    r"(?:的|了|过|出来)*(?:这些?话)?"
    r"|(?:是|登|刊|印|发|写)*(?:在|于)?(?:哪一?[天年期张份家版]|几月|几号|几月几号|什么时候)(?:的)?"
    r"(?:报纸?|日报|版面?)?(?:上)?(?:登|刊|印)?的?"
    r"|(?:出处|来源)(?:是|在)?(?:哪里?|什么)?|原话(?:是|怎么说的?)?(?:什么)?)"
)
"""What is asked beside a question though each quotation tells it: who said it, on which day it was printed."""
_NEXT_MATTER: Final = re.compile(
    r"(?:好[的了吧]?|行|嗯|ok)?[,，\s]*(?:(?:我们?)?(?:换|说|聊|问|讲)一?个(?:别的)?(?:话题|问题|事)"
    r"(?:问|说|聊)?(?:一?下)?|(?:我)?(?:另外|还|再|顺便|接着)+(?:想|要)*(?:问|打听|请教)"
    r"(?:一?下|一?个(?:问题|事)|你)*)[,，。:：\s]*(?=\S{2})"
)
"""What only says that a further question comes (换个话题 就业)."""
REFUSED: Final = re.compile(
    r"(?:(?<![是人表谁位个都])不是(?![^,，。]*[吗吧]\W*$)(?![^,，。\s]*(?:谁|哪[些几个位]))|不问"
    r"|(?<![分特性区类])别说|不要说|不想知道|不想问"
    r"|(?:(?<![^\s,，。.])|(?<=[我请但那们咱你您就先再还是也都可次在万能]))不要(?![就再老光让把被给变搞只又总像太越忘怕急紧担小误]))"
    r"(?:说|讲)?(?P<after>[^\s,，。.]{1,8}?)(?=[\s,，。.]|$)"
    r"|(?P<before>[^\s,，。.]{1,8})(?<!要)(?:不要|不用)(?:说|讲)?了?(?=[\s,，。.])"
)
"""What a visitor does not want: 那龙头不要 我问基金呢; 不是龙头企业, 是基金.

Where somebody said it (谁说不要爬墙) or something else needs none (学徒不要学费), it is what is asked for.
"""
_SEPARATED: Final = re.compile(
    r"(?P<verb>[发讲说开上])(?P<how>[了过])(?P<what>言|话(?!题|剧|费|筒)|会(?![议员计所])|报(?=$|[\s,，。?？吗没纸]))"
)
"""A verb that is parted from its noun (发了言, 讲过话): it is put together, as in 发言了."""
_BRIEFLY: Final = re.compile(
    r"(?<=\S{2})[,，。\s]+(?:(?:不要|别|不用)(?:[说讲写]?得?太|那么)(?:长|多|啰嗦|复杂)"
    r"|(?:说|讲|回答)?得?(?:简短|简单|简要|短)(?:一?[点些]|地?(?:说|讲|回答))*(?:就行|就好|即可)?"
    r"|(?:只?[挑捡拣抓]|说|讲|只要)?(?:重点|要点|主要的|大意)(?:说|讲|就行|就好|即可)*|长话短说)\W*$"
)
"""How long an answer is wanted, behind what is asked: 讲讲创新 不要太长. What is printed is not made shorter."""
_EVER: Final = re.compile(r"(?P<said>[说讲谈提聊](?:到|过|起|及)+[^,，。?？没]{2,12}?)没有?(?=\W*$)")
"""Whether somebody ever spoke of a thing that is named before what asks: 讲过贷款没有."""
_CALLED_SOMEHOW: Final = re.compile(rf"[叫姓][{''.join(sorted(SURNAMES))}]什么(?:来着)?(?=\W*$|[,，。])")
"""A name of which only the surname is known: 那个村支书叫李什么来着."""


def _without_request(text: str) -> str:
    """The text without the words that only ask for an answer (麻烦帮我查一下), where more than they is there."""
    text = _WHATEVER.sub(",", text)
    if (slip := _CORRECTION.match(text)) and BRIEF.fullmatch(meant := text[slip.end() :]):
        return f"{meant}呢"
    for pattern in (
        _HAIL,
        _CALLED,
        _FRANKLY,
        _CORRECTION,
        MEANT,
        _HEARSAY,
        _BACK,
        _CHECKED,
        _NEXT_MATTER,
        SUMMED,
        _REQUEST,
    ):
        match = pattern.match(text)
        text = text[match.end() :] if match else text
    text = ASKED_BESIDE.sub("", text) or text
    return _PRAISE.sub("", text).strip() or text


BRIEF: Final = re.compile(rf"{HAN.pattern}{{2,6}}(?<![的呢])")
"""What may be a name alone: somebody is asked for what another was asked for by a slip (打错了，是罗芳)."""


def _without_teller(text: str) -> str:
    """The text without who told its story, which asks nothing where the rest does (我邻居说厂子要搬，管不管)."""
    teller = _TELLER.match(text)
    return text[teller.end() :] if teller and only_tells(text, teller.end()) else text


def _without_talk(text: str) -> str:
    """The text without clauses that are talk alone (你好，…; 答非所问，…), where something else is there."""
    clauses = _CLAUSES.split(text)
    asking = [clause for clause in clauses if not chat_of(PARTICLES.sub("", clause))]
    alone = any(map(HAN.search, asking)) and not chat_of(PARTICLES.sub("", text))
    return "".join(asking).lstrip(" ,，") if alone else text


def _without_told(text: str) -> str:
    """The text without clauses that only ask what every quotation tells (…，谁讲的，哪天的报), beside one that asks."""
    clauses = _CLAUSES.split(text)
    asking = [clause for clause in clauses if not TOLD.fullmatch(PARTICLES.sub("", clause))]
    of_whom = all(ONLY_WHO_IS.fullmatch(PARTICLES.sub("", clause)) for clause in asking)
    return "".join(asking) if any(map(ASKING.search, asking)) and not of_whom else text


_CLAUSES: Final = re.compile(r"(?<=[,，。.!！?？;；])")


def _without_purpose(text: str) -> str:
    """The text without clauses before and behind the question that only say what it is needed for (…，署名要用)."""
    clauses = _CLAUSES_AND_BLANKS.split(text)
    start, end = 0, len(clauses)
    while start < end and _is_purpose(clauses[start]):
        start += 1
    while start < end and _is_purpose(clauses[end - 1]):
        end -= 1
    asked = "".join(clauses[start:end]).strip(" ,，;；")
    return asked if HAN.search(asked) else text


def _is_purpose(clause: str) -> bool:
    bare = PARTICLES.sub("", clause)
    return not bare or (_PURPOSE.fullmatch(bare) is not None and not ASKING.search(bare))


_CLAUSES_AND_BLANKS: Final = re.compile(r"(?<=[,，。.!！?？;；\s])(?=[^,，。.!！?？;；\s])")
_ONESELF: Final = (
    r"(?:我们?|俺们?|咱们?|本人|(?:老师|领导|单位|编辑|主任)(?:让|叫|要|喊)(?:我们?|俺|咱们?))(?:自己|这边|这里)?"
)
_NEEDED: Final = r"(?:正?[想要得好]|需要?|正在|准备|打算|急着|等着|为了|方便|以便|便于|拿[来去]|用[来于]|可以|能|去|来)"
_WRITING: Final = (
    r"(?:[\u4e00-\u9fff]{0,4}?(?:稿子?|稿件|论文|作文|文章|报告|简报|通讯|消息|综述|汇报|总结|材料|导语|引言|标题|题目"
    r"|署名|出处|来源|引文|引语|脚注|注释?|图说|图注|说明|表格?|ppt|课件|教案|作业|笔记|推送|公众号|手抄报|小报|板报"
    r"|海报|展板|心得|体会|文案|词条|档案|台账|准?数字?))"
)
_USED: Final = (
    r"(?:引用|引述|引|署名?|注明|标[注明]?|登|印|贴|写|做|编辑?|画|填|放|交|发|报|核[对实]|存|备|抄|摘[抄录]?|整理|起草"
    r"|出|排|对比|比较|统计|参考|用)(?:准|对|全|清楚?|明白|进去?|上去?|到|成|在|好|一?下)?"
)
"""What one does who writes something of his own from what he asks for."""
_OUTING: Final = (
    rf"(?:我们?|俺们?|咱们?)?(?:也|正|就|好|都|还){{0,2}}(?:[想要]|打算|准备|盼着|等着)"
    rf"(?:[带陪领接送跟和](?:我们?|俺|咱|家里?|老|个|一家|的){{0,3}}(?:{_KIN}|娃娃?|崽|小孩|老人|家人|对象|女朋友|男朋友)们?)?"
    r"(?:过|一起|一块|也|先|早点){0,2}(?:[去来到](?:那里?|那边|上面)?|过去|上去)"
    r"(?:玩|耍|逛|看|住|转|坐|试|走|体验|吃|瞧){0,2}(?:一?[下趟次回天转]|看)?"
    rf"|(?:我们?|俺们?|咱们?)?家?(?:里)?的?(?:{_KIN}|娃娃?|崽|小孩|老人)们?(?:都|就|也|还|一?直|天天|老是?|总是?|整天|日日)*"
    "(?:[念吵闹问盼想喊催等]{1,2}(?:着|叨|我|了)?(?:要?去|好久|很久)?)"
)
"""That somebody wants to go there, with his own, or that these ask every day."""
_PURPOSE: Final = re.compile(
    rf"{_OUTING}|"
    rf"(?:{_ONESELF})?(?:{_NEEDED}){{1,3}}{_USED}(?:一?[个张份篇段条句点些])?(?:{_WRITING}[里上中]?)?(?:[用的了时]|要用|使用){{0,2}}"
    rf"|{_ONESELF}{_USED}(?:一?[个张份篇段条句点些])?{_WRITING}[里上中]?(?:[要想急]?用|要|[的了时]){{0,2}}"
    rf"|(?:{_ONESELF})?(?:在|{_USED})?(?:[这那]?一?[个张份篇段条])?{_WRITING}(?:[里上中]|时|的时候)?(?:{_NEEDED}){{1,2}}{_USED}(?:{_WRITING})?[用的了]?"
    rf"|(?:{_ONESELF})?(?:{_USED})?{_WRITING}(?:急|专|备)?(?:用|需)的?"
    rf"|(?:{_ONESELF})?(?:有急?|急|等着|备)用"
)
"""That somebody needs what he asks for, and for what piece of his own writing (简报里要写准数, 我写论文用)."""


def without_frame(text: str) -> str:
    """The text without what stands around the question and asks for nothing else; talk alone stays as it is."""
    words = PARTICLES.sub("", text)
    if chat_of(words) or is_of_reader(words):
        return text
    text = _OF_MY_KIN.sub(r"\g<who>", text)
    asked = _without_teller(_without_request(_without_purpose(_without_talk(_without_request(text)))))
    asked = _EVER.sub(r"\g<said>吗", _without_told(asked))
    return _CALLED_SOMEHOW.sub("叫什么", _BRIEFLY.sub("", _SEPARATED.sub(r"\g<verb>\g<what>\g<how>", asked)))


def without_meeting(text: str, language: Language) -> str:
    """The text without that it was said at the meeting (党代会上谁讲了就业), where all else asks of a matter.

    What was said there, whoever said it (党代会讲了些什么), is what was said at 会上.
    """
    said_there, at_meeting = _of_meeting(frozenset(language.lexicon.organisations.places))
    if whole := said_there.fullmatch(PARTICLES.sub("", text)):
        return f"会上{whole['what']}"
    rest = at_meeting.sub("", text, count=1)
    return rest if rest != text and subject(rest, language) and not OF_MEETING.search(PARTICLES.sub("", text)) else text


@lru_cache(maxsize=4)
def _of_meeting(places: Collection[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What asks for all that was said at a meeting of some places, and what says that it was said there."""
    whose = f"(?:{'|'.join(map(re.escape, places)) or '(?!)'})?[省市县区州旗]?的?"
    meeting = rf"在?(?:[这本此][次届个回]的?|今年的?|[我咱]们?的?|{whose}){A_MEETING}"
    return (
        re.compile(rf"{meeting}(?:上面?|里[面头]?|期间)?[,，\s]*{_SAYS_WHAT}"),
        re.compile(rf"{meeting}(?:上面?|里[面头]?|期间|现场)的?[,，\s]*"),
    )


_SAYS_WHAT: Final = (
    "(?P<what>(?:都|主要|大概|到底|究竟)*[说讲谈](?:了|过|的|是|些|点)*(?:什么|哪些)(?:内容|东西|事情?)?)"
)
_ASKS_NOW: Final = (
    r"(?:[,，。;；\s]+|(?=(?:就|只|很|现在)?(?:想|要)(?:请教|问|知道|晓得|打听|了解|看看)|请问|问一?下|麻烦))"
)
_DOES: Final = (
    r"(?:是|叫|姓|属于|来自|从(?=[^,，。]{1,10}来)|搬|来[到自]|住|当(?!时|地)|做(?=[^,，。]{1,8}的)"
    r"|[到在](?=[^,，。]{1,12}(?:上班|工作|打工|做工|干活|读书|上学|念书|生活|做生意|开店|住|教书))"
    r"|[开种养卖跑教学](?=[^,，。]{1,8}的)|一个?(?=[^,，。]{1,8}[人工生民员师的]))"
)
_INTRODUCTION: Final = re.compile(
    rf"(?:(?:您好|你好|大家好)[呀啊]?[,，!！\s]*)?(?:我们?|俺们?|咱们?|本人)(?:家(?:里)?)?"
    rf"(?:就|也|只|原来|以前|现在|今年|刚刚?|才|是刚){{0,2}}{_DOES}[^,，。;；?？!！]{{1,16}}?{_ASKS_NOW}"
)
"""Who somebody says that he is, before what he asks (我是退休老师，想问下…)."""
_OF_SUCH: Final = re.compile("(?<!给)(?<!告诉)(?<!帮)(?:我们?|俺们?|咱们?)(?!想|要|问|就)")
"""What is asked for somebody himself, who said who he is."""


def without_introduction(text: str, language: Language) -> str:
    """The text without who the citizen is, where what he asks names somebody: it is no part of that.

    Beside a matter alone it helps to find what is meant, and so it does where it names whom he asks about.
    """
    *before, rest = _CLAUSES.split(text)
    if not (before and text[0] in "我俺咱" and _asks_who_is(rest, language)):
        rest = text
    while met := _INTRODUCTION.match(rest):
        if ASKING.search(met.group()) or language.lexicon.names.named(met.group(), language.tokenizer):
            break
        rest = rest[met.end() :]
    rest = _without_request(rest) if rest != text else rest
    named = rest != text and language.lexicon.names.named(rest, language.tokenizer)
    return rest if named and not _OF_SUCH.search(rest) else text


def _asks_who_is(clause: str, language: Language) -> bool:
    """Whether a clause names somebody and asks nothing but who he is, be told of oneself whatever before."""
    named = language.lexicon.names.named(clause, language.tokenizer)
    rest = "".join(clause.split(named[0].words)) if len(named) == 1 else ""
    return ONLY_WHO_IS.fullmatch(PARTICLES.sub("", rest)) is not None
