"""Talk that is no question about the coverage, told by what a message is made of. It looks nothing up.

A message is talk where words of talk, and words that carry none of their own, cover it whole: whoever says more than
that may ask something. Patterns read folded text in standard Chinese without particles.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Final, TypeVar

from knowledge.lexicon import ANY_ROLE, WHICH_ONE

Kind = TypeVar("Kind")


class Chat(StrEnum):
    """Talk that is no question about the coverage."""

    GREETING = "greeting"
    THANKS = "thanks"
    FAREWELL = "farewell"
    ABILITY = "ability"
    ITSELF = "itself"
    VISITOR = "visitor"
    UNABLE = "unable"
    MOOD = "mood"
    COMPLAINT = "complaint"
    NOD = "nod"
    OPINION = "opinion"
    DOUBT = "doubt"
    DISTRESS = "distress"
    UNREADABLE = "unreadable"
    TOO_LONG = "too_long"


LONGEST: Final = 40
"""Characters above which a message is read as no talk."""
REMEMBERED: Final = 16
"""Texts that are remembered: several rules read one message whole and in part."""
_HAILED: Final = (
    rf"(?:各位|尊敬的|[^\W谁哪什么怎几多对比给跟和待的是当为]{{1,3}})?(?:{ANY_ROLE}"
    r"|同志|师傅|领导|干部|代表|记者|编辑|小编|客服|专家|朋友|亲|大[哥姐叔妈爷娘婶伯]|阿姨|叔叔|先生|女士|美女|帅哥)们?"
)
"""Whoever is greeted or thanked, be it by a role that somebody printed holds."""
GREETED: Final = rf"(?:{_HAILED}|[^\W谁哪什么怎几多对比给跟和待的]{{1,6}})(?:您|你)们?好"
"""A greeting of whoever is named before it: 老师您好, 榆坪日报你好."""
_WITHOUT_MATTER: Final = (
    r"(?:请问|不好意思|(?:麻烦|劳驾|劳烦|打扰|请教)(?:你|您)?(?:请教|打听|打扰|问)?(?:一?下|了)?"
    r"|[我有个件点些]{0,3}(?:事情?|问题)?[想要](?:请教|打听|咨询|问)(?:你|您)?(?:一?[下个件]|[点些]){0,2}(?:事情?|问题)?)"
)
"""What says that somebody will ask something, and not what."""
_GREETING: Final = (
    rf"(?:{GREETED}|{_HAILED}(?:好|(?=请问|在|打扰|不好意思|麻烦|有|我?[想要]))"
    rf"|辛苦了?|{_WITHOUT_MATTER}|你们?好|您好|大家好|hi|hello|嗨|哈喽|哈啰|喂"
    r"|你?在(?:吗|么|没|不在?)|在|有人(?:吗|没|在吗)|早|早晨"
    r"|早上好|上午好|中午好|下午好|"
    r"晚上好|夜晚好|早安|晚安|新年好|新春好|过年好|节日好|hey|good ?(?:morning|evening|afternoon)|"
    r"幸会|打扰了|雷猴|吃了(?:吗|没)|吃饭了(?:吗|没))"
)
_NOD: Final = (
    r"(?:好的?|嗯++|[行中成]呢?|那|哦++|噢|ok|知道了?|明白了?|了解了?|收到|懂了|清楚了|可以了?|没事了?"
    r"|对|是的|好吧|行吧|没有了|不用了|先这样)"
)
_THANKS: Final = (
    rf"(?:{_NOD}|辛苦了?|(?:难为|劳烦|有劳)(?:你|您)?们?了?|(?:让你|让您)?(?:费心|受累)了?"
    r"|谢谢(?:你|您|了|大家)*|多谢(?:你|您|了)*|感谢(?:你|您|了)*|谢了|thanks?|thank ?you|thx|3q"
    r"|真棒|太好了|厉害|不错|挺好的?|点赞|你真(?:好|棒|厉害)|太棒了|很好|麻烦(?:你|您)?了?|帮大忙了|有用"
    r"|多谢晒|哈++|呵++|嘻++|棒|赞|牛)"
)
_THANKED_BY_NAME: Final = f"(?:(?<=[谢您你苦了]){_HAILED})?"
"""Whoever is thanked, named behind it: 谢谢老师."""
_FAREWELL: Final = r"(?:再见|拜|bye|88|回头见|下次再聊|回见|走了|我走了|下次聊)"
_SUMMED: Final = (
    r"(?:请|麻烦|再|先|给我|帮我|帮忙|能不能|能|可以)*(?:(?:总结|概括|归纳|提炼|小结|概述)(?:一?[下遍]|要点|大意|出来|[成为][一两三几]句话?)*"
    r"|用?[一两三几]{1,2}句话(?:来|地)?(?:说说?|讲|总结|概括|归纳)(?:一?下|清楚)?)(?:给我(?:听听?|看看?))?(?:吗|行吗|好吗)?"
)
_ABILITY: Final = (
    r"(?:你(?:是|叫)(?:谁|什么|什么名字|哪个|干什么的|做什么的)|"
    r"你(?:能|会|可以)(?:做|干|回答|帮我|查|告诉我)?(?:什么|哪些|些什么|做什么|干什么|做些什么|问什么|"
    r"帮我做什么|什么事)(?:问题|事情?|忙)?|你有什么(?:用|功能|本事)|(?:我)?(?:能|可以)问(?:你)?(?:什么|哪些|"
    r"些什么)(?:问题)?|怎么(?:用|问|使用|操作)(?:你|这个)?|(?:使用)?帮助|help|使用说明|功能|说明书|菜单|"
    r"这是什么|这个(?:机器人|东西)?(?:是)?(?:做|干)什么(?:用)?的|你(?:是)?(?:做|干)什么(?:用)?的|你懂什么|"
    rf"{_SUMMED}|(?:说|讲)?(?:简单|通俗|简短)(?:点|些|一点)(?:说|讲)?|"
    r"介绍(?:一下)?(?:你)?自己|/?help|/?start|"
    r"你(?:会|能|懂|听得懂)(?:说|讲|听|写)?(?:普通话|方言|土话|家乡话|[英外日韩]语|英文|[\u4e00-\u9fff]{1,2}话)(?:吗|不|么)?)"
)
_IT: Final = r"(?:[这那]个?)?(?:机器人|小?程序|软件|bot|app|玩意儿?|东西|(?:公众|[账帐])?号|平台)"
_ADDRESSED: Final = rf"(?:[你您]们?(?:{_IT})?|{_IT})"
_WHOEVER: Final = r"(?:谁|(?:哪[个家里]?|什么)(?:公司|单位|部门|机构|人|报社|团队)?)"
_MAKES: Final = r"(?:做|开发|设计|搞|弄|造|创造|训练|写|发明|出|办|管|运营|维护|推出)(?:出来)?"
_OFFICIAL: Final = (
    r"(?:[^,，。谁哪什么]{0,4}?(?:报社?|政府|市里|市委))?官方|政府|公家|报社|(?:[^,，。谁哪什么]{0,4})日报社?|宣传部"
)
_PAID: Final = r"(?:收费|收钱|要钱|花钱|免费|付费|扣费|扣钱|给钱)"
_IS_PAID: Final = (
    rf"(?:问|查|聊天?|说话|咨询|用|问题|东西|到底|是|要|会|需要|得|都|还|不){{0,6}}{_PAID}的?(?:吗|么|不|没有?)?"
)
_ITSELF: Final = (
    rf"(?:到底|究竟|是|由|归){{0,2}}{_WHOEVER}(?:在|给)?{_MAKES}(?:的|了)?[你您]们?的?"
    rf"|{_ADDRESSED}(?:到底|究竟|是|由|归|属于?|背后|后台|的|都){{0,4}}{_WHOEVER}(?:在|来)?(?:{_MAKES})?的?"
    rf"|{_ADDRESSED}(?:到底|究竟|是|由){{0,2}}{_MAKES}的"
    r"|[你您]们?的(?:老板|主人|上级|领导|开发者|开发商|东家|后台)是谁"
    rf"|(?:{_ADDRESSED}|[这那]个?)?(?:到底|究竟|真的|是|算|属于?|不){{0,4}}(?:{_OFFICIAL})(?:的|[账帐]?号|机器人|平台|渠道|出|办|做|发|搞|开发){{1,4}}"
    r"(?:吗|么|不)?(?<!^政府的)(?<!^官方的)(?<!^报社的)"
    r"|[你您]们?是[^,，。谁哪什么]{1,8}的(?:[账帐]?号|机器人|客服|人)(?:吗|么|不)?"
    rf"|(?:问|用|找|跟|和|使用)?{_ADDRESSED}{_IS_PAID}"
    r"|(?=.*[^人工真活])(?:怎么|如何|能不能|能|可以|想|要|我|请|帮|有没有|有){0,4}(?:联系|找|转|接|换|叫)?[到上]?(?:人工|真人|活人)"
    r"(?:客服|服务|坐席|回复)?(?:在哪里?|吗|不|没有?|电话|怎么[找联转接]系?)?"
)
"""What asks who is behind the bot, whether it is official, what it costs, and for somebody to speak to."""
_ITSELF_OR_SHOWN: Final = re.compile(
    rf"(?:[这那]个?)?(?:到底|究竟|是|由|归){{0,3}}{_WHOEVER}{_MAKES}(?:的|了)?(?:[这那]个?)?"
    rf"|(?:到底|这个?)?(?=.*[是要会吗么不]){_IS_PAID}"
    r"|(?:会不会|会|是不是|存不存|是否)(?:被)?(?:记录|保存|泄[露漏]|留存|存)(?:吗|么|不)?|存不存(?:记录|消息|聊天)?"
    r"|出了?错了?(?:找|怪|问)谁"
)
"""The same in words that are asked of what was shown as well (免费吗, 谁开发的)."""
_KEPT: Final = (
    (
        "kept",
        re.compile(
            r"记(?:录|下来?|住)|保存|存(?:不存|在|到)?|留(?:存|底|下来?)|[外]?泄[露漏密]?|公开|监[控听视]|偷看"
            r"|看(?:得|不)?[到见]|被看|(?:会|能|被)(?:不[会能])?[^,，。我你您]{0,4}?知道|(?<=把我)举报|举报我|上报|被?抓|删(?:除|掉|了)?"
            r"|(?:隐私|信息|资料|聊天|数据|说话)的?(?:安全|安不安全)"
        ),
    ),
    ("mine", re.compile(r"我(?!们?[要想能可])|[你您]|聊天|隐私|对话")),
    (
        "",
        re.compile(
            r"领导|政府|别人|谁|代表们?|警察|公安|管理员|单位|上面|他们|人|话|问题|记录|号码?|手机号?|名字|电话|在这里?|问|写|发|聊|骂"
            r"|被|把|哪里|所有|内容|消息|信息|掉"
        ),
    ),
)
"""What asks whether the bot keeps or shows what somebody writes, by whatever these words say of his own."""
_VISITOR: Final = (
    r"(?:那|[你您]|还|知道|记得|认识|认得|猜猜?|说说?){0,4}我(?:到底)?(?:是|叫)(?:谁|什么(?:名字)?|哪(?:里|儿)?的?人|[干做]什么的)(?:吗|么)?"
    r"|[你您]?(?:还|能|会)?(?:不)?(?:认识|认得|记得|记住)(?:不(?:认识|认得|记得))?我(?:吗|么|不|没)?|(?:请|你|您|要){0,2}记[住得着]我(?:叫|是)[^,，。谁什么]{1,8}"
)
"""What asks who the visitor is, or wants it remembered: nobody is known by name."""
_MOOD: Final = (
    r"(?:我|今天|最近|真的?|好|很|有点|特别|太|心里|就是|现在|一直|觉得|感觉|这几天){1,6}"
    r"(?:心情(?:很|好|特别|有点|太|真)?(?:不好|差|糟糕?|低落|烦)|难过|郁闷|伤心|孤独|寂寞|不开心|不高兴|委屈|心烦|想哭|难受|失落)(?:死|极)?了?"
    r"|心情(?:很|好|特别|有点|太|真)?(?:不好|差|糟糕?|低落)(?:了|死了)?"
)
_FEWER: Final = re.compile(
    r"(?:(?:这|那|还是|也|都|说|讲|写|得|的|你){0,4}(?:太|有点|好|真|这么)(?:长|啰嗦|复杂|深奥|难懂|绕)了?"
    r"|(?:(?:那|再|还|能不能|能|可以|请|麻烦|给我|帮我|说|讲|写|弄|来|用){0,4}"
    r"(?:简单|通俗|简短|简洁|精简|简略|直白|明白|短|少)(?:一?[点些])(?:说|讲|的)?(?:话|版本?)?(?:可以)?(?:吗|行吗|好吗)?)"
    r"|长话短说|(?:请|能不能|能|就|用){0,3}大白话(?:来)?[说讲](?:行吗|好吗|吗)?|(?:你|能不能|请|就|可以){0,2}[说讲]人话(?:行吗|好吗)?|一句话(?:行吗|可以吗|版)?"
    r"|(?:给我|帮我|请|你|就|只|能不能){0,3}(?:挑|拣|捡|说|讲|抓|划|突出|提炼)(?:一?下|点|个)?(?:重点|要点|关键|干货|核心|主要)的?(?:[说讲来]|内容)?"
    r"|(?:用?[一两三几]{1,2}句话)?(?:来|地|就)?(?:[说讲]|总结|概括|归纳)(?:一?下|清楚|完|明白)){1,3}"
)
"""What wants words made fewer: 太长了，简单点, 一句话, 挑重点."""
_DOUBTED: Final = (
    "(?!.{0,2}是不是)(?:这|那|这话|这事|这个|都|是|你|他|她|我|们|没|不是|还|才|就|可|说的?|讲的?|到底|此话|别是|不会是?){0,4}"
    "(?:真的?(?:假的?|吗|么|不)?|真假|当真(?:吗|么)?|靠谱(?:吗|么|不)|靠不靠谱|确定(?:吗|么)?|骗人的?(?:吗|么)?|瞎编的(?:吗|么)?|骗子(?:吗|么)?|吹牛[皮逼]?的?(?:吗|么)?|[大空假鬼]话(?:套话)?(?:吗|么)?"
    "|真有这(?:回|种)?事(?:吗|么)?|有这回事(?:吗|么)|[能可]信(?:吗|么|不)|信得过(?:吗|么|不)"
    "|不(?:敢|太|大)?(?:相信|信)|(?:绝对?|根本)?不可能的?(?:吗|么)?|怎么可能|哪有这(?:回|种)?事"
    "|[瞎乱胡](?:[说讲扯掰吹](?:的|八道)?)(?:吗|么)?|[说扯]?谎的?(?:吗|么)?|[哄蒙唬]人的?(?:吗|么)?)"
)
_SO_PRINTED: Final = (
    "(?:(?:报纸?上?|他|她|代表){0,2}(?:真的?|果真|当真)?(?:是|会|有)?(?:这么|这样|那么)[写说讲登印]的?(?:吗|么)?)"
)
_DOUBT: Final = f"{_DOUBTED}(?:{_DOUBTED})?{_SO_PRINTED}?"
"""What disbelieves what was shown, be it said twice, or asked whether that is printed (胡说八道，报上真这么写)."""
_READERS: Final = (
    r"(?:新闻|报社|杂志|电视台|日报)?(?:记者|编辑)|通讯员|媒体人?|自媒体人?|博主|读者|网友|市民|老?百姓|路人"
    r"|外地(?:来的)?(?:人|工友|游客)?"
)
_WANTED: Final = (
    r"[想要来](?:来|要|请你)?(?:核[对实]|求证|了解|打听|请教|咨询|采访|[问查写])(?:一?下|点|些|几个|一些|一?个)*"
    r"(?:数字?|数据|事情?|问题|情况|稿子?|报道|新闻|东西)?"
)
_ONESELF: Final = (
    rf"(?:我们?|本人)(?:是|系|做|当)(?:一?[名个位])?(?:[\u4e00-\u9fff]{{0,6}}?的)?(?:{_READERS})的?(?:{_WANTED})?"
)
"""Who somebody says that he is, and that he wants to ask something, which asks for nothing yet."""
_WHOLE: Final = (
    (Chat.DOUBT, re.compile(_DOUBT)),
    (Chat.FAREWELL, re.compile(rf"(?:{_THANKS}|{_GREETING}){{0,6}}{_FAREWELL}{{1,4}}")),
    (Chat.ABILITY, re.compile(rf"(?:{_GREETING}){{0,4}}(?:请问)?{_ABILITY}")),
    (Chat.ITSELF, re.compile(rf"(?:{_GREETING}){{0,4}}(?:请问)?(?:{_ITSELF})")),
    (Chat.VISITOR, re.compile(_VISITOR)),
    (Chat.MOOD, re.compile(_MOOD)),
    (Chat.NOD, re.compile(rf"{_NOD}{{1,8}}")),
    (
        Chat.THANKS,
        re.compile(rf"(?:{_HAILED}(?=辛苦|[多感]?谢|麻烦|难为|费心))?(?:{_THANKS}{_THANKED_BY_NAME}){{1,8}}"),
    ),
    (Chat.GREETING, re.compile(rf"(?:{_GREETING}){{1,6}}|(?:{_GREETING}){{0,3}}{_ONESELF}")),
)
_THANKED: Final = re.compile(r"谢|辛苦|thank|thx|3q")
_GOOD = r"(?:好|棒|对|差|烂|厉害|靠谱|实在|精彩|有水平|有道理|有能力|优秀)"
_BEST: Final = rf"(?:[说讲谈][得的](?:最|更|比较)?|(?:[说讲谈][得的]?)?(?:最|更|比较)){_GOOD}"
_OPINION: Final = re.compile(
    rf".{{0,8}}?[你您](?:自己|个人|们)?(?:觉得|认为|说说?|看|感觉).{{0,8}}?{WHICH_ONE}.{{0,6}}?{_BEST}.{{0,3}}"
    rf"|[^,，。]{{0,12}}?(?:谁|哪[个位](?:代表|人)?)[说讲谈][得的](?:最|更|比较)?{_GOOD}(?:一?[点些])?"
    r"|(?!.{0,12}是[^是得]{1,10}[说讲谈]的)[^,，。谁哪]{2,12}[说讲谈][得的](?:对不对|好不好|在不在理|有没有道理|怎么样|如何|[对好]吗)"
    r"|[你您](?:自己|个人)?(?:最|更)?(?:支持|喜欢|看好|欣赏|佩服|站|投票?给?)(?:谁|哪[个位一]).{0,4}"
    r"|[你您](?:自己|个人)?(?:是|到底)?(?:怎么看|怎么想|什么看法|什么意见|什么观点|怎么评价)"
)
"""What wants a judgement of the bot's own, on those who speak or on anything: it has none."""
_HIM: Final = r"(?:老公|丈夫|男人|男朋友|老婆|婆家|爸|妈|继父|他|她)"
_AGAIN: Final = r"(?:又|老是?|总是?|天天|经常|一直|刚|昨晚|今天|喝了酒|动手|在)?"
_DISTRESS: Final = re.compile(
    r"不想活(?!动)|想(?:自杀|轻生|寻死|跳楼|割腕|去死(?!角|你|我))|(?:要|准备)(?:自杀|轻生|跳楼|割腕)"
    r"|^我?(?:真的?|好|就|只|都|现在)*想死(?:了|啊|呀|的心都有|\W)*$|想(?:结束|了结)(?:自己的?|我的?)?(?:生命|一生)|活着(?:真|好|太|还)?没(?:有|什么|啥)?意(?:思|义)"
    r"|^(?:快来)?救(?:命|救我|我)(?:啊|呀|吧|了|\W)*$|有人(?:要|想)(?:杀|砍|害)(?:我|死我)|^我?(?:真的?|快|实在|已经)*撑不下去了?\W*$"
    r"|^我?(?:真的?|快|实在|已经)*活不下去了?\W*$"
    rf"|{_HIM}{_AGAIN}打我(?!们?的?(?:电话|手机|微信|号|主意))|{_HIM}{_AGAIN}家暴我(?![市省县区镇村国们])"
    rf"|我{_AGAIN}(?:被|遭|挨)(?:我?{_HIM})?(?:家暴|性侵|强奸|打(?![工扰电]))"
)
"""What somebody writes who is in danger: no page helps, and a search would be an insult."""
_VICTIM: Final = re.compile(r"(?:被|遭)(?:家暴|老公打|丈夫打|男人打|性侵|强奸)")
_OF_MATTER: Final = re.compile("代表|措施|政策|报[告道纸上]|党代会|怎么说|[说讲谈提]到")
"""What makes of others who are in danger a matter of which the coverage may tell (被性侵的孩子，代表怎么说)."""
_YOU: Final = re.compile(r"你|您|[这那]个?(?:机器人|bot|软件|小?程序)")
_MADE: Final = (
    r"机器人?|真人|大?活人|人工(?:智能|智障|客服|服务)?|ai|智能体?|电脑|程序|软件|客服|小编|大?模型|bot"
    r"|(?:chat)?gpt|豆包|元宝|文心一言|deepseek|千问|kimi"
)
"""What the bot may be taken for."""
_WORDS: Final = (
    (
        Chat.FAREWELL,
        (
            r"再见|再会|拜+|bye+|8{2,}6?|晚安|睡了|(?:先|该)?(?:走|撤|下|闪|溜)了|(?:去)?忙(?:你的|去)?|下线"
            r"|(?:明天|改天|改日|下次|下回|回头|有空|以后)(?:再)?(?:聊|来|问|见|说|找你?)"
        ),
    ),
    (
        Chat.COMPLAINT,
        (
            r"笨蛋?|蠢货?|傻[子瓜帽逼叉bx]?|憨(?:批|包|货|憨|子)?|二百五|脑残|弱智|智障|白痴|废物|废话"
            r"|滚(?:蛋|开|远点)?|(?:他|你|特)?(?:妈|娘)的|tmd|wtf|sb|煞笔|沙雕|神经病|神经|瓜娃子|哈[儿批]"
            r"|宝批龙?|扑街|仆街|衰仔|猪(?:脑子?|头)|混蛋|王八蛋|去你的"
            r"|(?:什么|破|狗屁|垃圾|烂)(?:玩意儿?|鬼东西|鬼|机器人|东西|程序|软件)|没(?:什么)?用|[说讲]人话"
            r"|扯(?:淡|蛋|犊子|皮)?|差劲|太(?:差|烂|慢|笨|垃圾|水)|真(?:差|烂|慢|垃圾)"
            r"|(?<=[你您]个)(?:垃圾|猪)|(?<=[你您]是)(?:垃圾|猪)|(?<=[你您])(?:垃圾|猪)|(?:答|所答)非所问"
            r"|[牛驴].{0,2}头?不对[马驴].{0,2}嘴|文不对题|鸡同鸭讲|(?:听|看|搞)不懂(?:人话|我的?话?|话)?"
            r"|没(?:听|看|搞|弄)懂|(?:乱|瞎|胡)(?:答|回|扯|来)|答(?:错|偏|歪|得不对)|白问|一问三不知"
            r"|什么都(?:不知道|不会|不懂|没有?)|答不(?:上来|出来|了)|[找查搜]不(?:到|着|出来?)"
            r"|(?:不|没)太?(?:明白|懂|理解|清楚)|不会(?:答|回答)|(?:别|少|太)?(?:啰嗦|废话)|闭嘴"
            r"|换个(?:聪明|懂|会|真|能)[^,，]{0,4}|无语|气死|烦死|(?:搞|弄|打|说|问|写|发|输)错"
            r"|(?:不|没)(?:聪明|智能)|人工智障|(?:[说讲写答回][得的])不(?:对|准|行)|投诉(?=你|您|机器人|这个)"
            r"|太(?:官话|官腔|官方|空洞|深奥|难懂|啰嗦|长)了?"
        ),
    ),
    (
        Chat.ITSELF,
        (
            rf"(?:{_MADE})|老板|主人|官方|是(?:不是)?(?:报社|报纸|记者|政府|官方|公家|单位|编辑"
            r"|代表)的?(?:人|员工|工作人员)?(?=吗|不|么|还)|(?<=[你您])们?是不是[^,，。?？]{1,10}"
            r"|(?<=[你您])是(?:谁|哪)[家里个]?的?[^,，。?？是]{0,3}|转?人工"
        ),
    ),
    (
        Chat.ABILITY,
        (
            r"(?:几岁|多大|年龄|男|女|公|母|名字|姓什么|叫什么|贵姓|(?:哪|什么)(?:里|地方)?人"
            r"|住哪里?|生日|(?:男|女)朋友|对象|结婚|吃(?:了|过|饭)|睡|累|开心|高兴|心情|无聊|爸|妈"
            r"|工资|上班)"
            r"|靠不?靠?谱|靠得住|靠不住|可靠|可信|信得过|信不过|相信|信不信|[能敢可]信|瞎[编说讲扯掰]"
            r"|[乱胡][编说讲扯]|编(?:出来|造)?的|造(?:假|谣)|假的|骗(?:人|我|子)?|忽悠|糊弄|敷衍|应付|唬|耍|哄"
            r"|蒙我|权威|准(?:确|不准)?|真的?(?=假|吗|$|还|不)|真假|出错|依据|保证|凭什么"
            r"|(?:是)?(?:(?:怎么|如何)(?:知道|来|找|查|做|工作|运作)"
            r"|(?:从?哪里?|打哪|上哪|哪个|什么地方)(?:知道|听说?|学))(?:到|来|出来|的)*"
            r"|(?:怎么|如何)(?:使?用|玩|使|问|查|操作|弄|提问)|(?:会|能|懂|可以)"
            r"(?:做|答|回答|聊|查|讲|说|问|帮我?做?)?(?:点|些)?(?:什么|哪些)(?:事情?|问题|话)?"
            r"|什么(?:功能|本事|本领|用处?|能耐|来头)|介绍|自我"
        ),
    ),
    (
        Chat.THANKS,
        (
            r"(?:说|讲|写|答|回答)(?:的|得)?(?:好|对|不错|棒|在理|有道理|到位|清楚|明白|详细|实在)|牛+|算了"
            r"|不[问聊]了|没(?:事|什么)了?|谢+|感谢|多谢|thanks?|thx|3q|辛苦|厉害|棒|赞|聪明|能干|可爱|喜欢"
            r"|爱(?:你|死)|么么哒?|牛[逼比批b]?|优秀|专业|及时|贴心|帮(?:了?大忙|到我)|6{2,}"
            r"|(?<=谢)[晒哂嗮]|犀利|灵光|醒目|给力|够意思|[得来带中攒]劲|好使|顶呱呱|呱呱叫|杠杠的?|了不起|高明"
            r"|(?<=[你您好真蛮很太老够])(?:[叻醒灵嗲掂猛威赞靓]额?|得?行|舒服)"
        ),
    ),
    (
        Chat.GREETING,
        (
            r"你们?好|您好|好久不见|hi|hello|hey|早(?:上好|安)|[上中下]午好|晚上好|新年好|过年好|打扰|幸会|认识"
            r"|笑[死哭喷抽尿]|好笑|搞笑|逗|有意思|有趣|2333*|hh+|lol+|xswl|绝了|[哎唉额呃]|天[哪啊]"
            r"|我[的]?(?:天|去|靠|晕)|卧槽|呜+|无聊|随便(?:看看|问问|聊聊)|测试|试试|聊聊?天?|陪我"
        ),
    ),
)
CARRYING: Final = (
    r"[你您我他这那莫别让叫的了是都就还真太很好挺蛮有点吗不没请个们里些来去给跟和别到底说讲话人得也又会能可要想再先后一两回下上大小老多在对为以吧,，。!！?？、~…\s]"
    r"|请问|到底|究竟|其实|一[点下个些]|现在|今天|明天|刚才|东西|消息|内容|信息|数据|资料|回答|答案|问题|事情"
    r"|实在|简直|非常|特别|确实|比较|有没有|是不是|能不能|会不会|可不可以|还是|或者|自己|怎么这?么?|报[道社纸]?"
    r"|新闻|登|写|话|说法|为什么|什么|谁|多少|几|小?助手|助理|兄弟|老铁|朋友|帅哥|美女|老师|师傅|同志"
    r"|[大老]?[哥姐]|告诉|教|知道|[查找搜]到"
)
"""Words that carry no talk and no topic of their own."""
_TOKENS: Final = (*((chat, re.compile(way)) for chat, way in _WORDS), (None, re.compile(CARRYING)))
_OF_KEEPING: Final = (*_KEPT, ("", re.compile(CARRYING)))
_ASKS: Final = re.compile(r"什么|怎么|为什么|多少|几|谁|哪|吗|[是有能会可](?:不|没)[是有能会可]|(.)[不没]\1")
"""What asks something: such a message is talk only where the bot is spoken to."""
_SURE: Final = re.compile(
    r"[笨蠢]|智障|[说讲]人话|换个聪明|真人|活人|跟机器|靠谱|[瞎乱胡]编|信得过|转人工|人工客服|骗人|真的?(?:[假还]|吗)"
    r"|[能敢可]信|准(?:不准|确?吗|确不)|怎么(?:知道|玩)的?$"
)
"""Words by which the bot is spoken to though it is not named."""


@lru_cache(maxsize=REMEMBERED)
def chat_of(words: str) -> Chat | None:
    """The talk that a message is; None where it may ask something."""
    if len(words) <= LONGEST and _is_in_danger(words):
        return Chat.DISTRESS
    if _OPINION.fullmatch(words):
        return Chat.OPINION
    if whole := next((chat for chat, pattern in _WHOLE if pattern.fullmatch(words)), None):
        return whole
    if len(words) <= LONGEST and {"kept", "mine"} <= covering(words, _OF_KEEPING):
        return Chat.ITSELF
    kinds = _made_of(words) if len(words) <= LONGEST else frozenset()
    if Chat.THANKS in kinds and _THANKED.search(words) and not _ASKS.search(words):
        return Chat.THANKS
    if not (_YOU.search(words) or _SURE.search(words)):
        kinds -= set(Chat) if _ASKS.search(words) else _OF_THE_BOT
    return next((chat for chat, _ in _WORDS if chat in kinds), None)


_OF_THE_BOT: Final = frozenset({Chat.ABILITY, Chat.ITSELF})
"""The talk that is of the bot only where it is spoken to: 机器人 alone may be looked for in the coverage."""


def _is_in_danger(words: str) -> bool:
    """Whether somebody is in danger, be it who writes or somebody near."""
    return _DISTRESS.search(words) is not None or (
        _VICTIM.search(words) is not None and _OF_MATTER.search(words) is None
    )


def _made_of(words: str) -> frozenset[Chat]:
    """The kinds of talk whose words cover a message whole; none where something else stands in it."""
    return frozenset(kind for kind in covering(words, _TOKENS) if kind is not None)


def covering(words: str, tokens: Sequence[tuple[Kind, re.Pattern[str]]]) -> frozenset[Kind]:
    """The kinds of the words that cover a message whole; none where something else stands in it."""
    reached: dict[int, frozenset[Kind]] = {0: frozenset()}
    for place in range(len(words)):
        for kind, pattern in tokens if place in reached else ():
            if match := pattern.match(words, place):
                end = match.end()
                reached[end] = reached.get(end, frozenset()) | reached[place] | {kind}
    return reached.get(len(words), frozenset())


def is_thankful_sign(words: str) -> bool:
    """Whether a message without words is a sign of thanks (👍, 🙏, ❤)."""
    return _THANKFUL_SIGNS.fullmatch(words) is not None


_THANKFUL_SIGNS: Final = re.compile(
    r"(?=.*[👍🙏❤♥💕💖💗💐🌹👏👌🤝🥰😘💯💪😊☺])[👍🙏❤♥💕💖💗💐🌹👏👌🤝🥰😘💯💪😊☺\ufe0f🏻-🏿\s!！~。]+"
)


def may_ask_of_itself(words: str) -> bool:
    """Whether a message asks of the bot where nothing was shown of which it may be asked (免费吗, 谁开发的)."""
    return len(words) <= LONGEST and _ITSELF_OR_SHOWN.fullmatch(words) is not None


def is_for_fewer(words: str) -> bool:
    """Whether what was shown is wanted in fewer words: the bot has none of its own for it."""
    return re.fullmatch(_SUMMED, words) is not None or (len(words) <= LONGEST and _FEWER.fullmatch(words) is not None)
