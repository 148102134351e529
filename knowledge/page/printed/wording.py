"""The words by which printed lines are known: labels, notes, jumps, furniture. It decides nothing.

Every pattern is for text folded character for character: simplified characters, half-width punctuation.
"""

import re
from typing import Final

from knowledge.page.lines import HAN
from knowledge.page.persons.names import DOTTED

MARK: Final = r"[\s\u25a0-\u25ff\u2600-\u27bf\U0001f300-\U0001faff\ufe0f■□◆◇●○◎▲△▼★☆▌▍▎▊█※♦•·\-—>》〉]*"
LEFT, RIGHT = r"[\[【〔〖〈「『(]?\s*", r"\s*[\]】〕〗〉」』)]?"
PUBLIC: Final = r"(?:网友|市民|读者|听众|观众|居民|村民)"
STRONG: Final = (
    r"(?:讲述(?:人|者|代表|委员|嘉宾)|(?:代表|委员)?发言(?:人|者|代表|委员|嘉宾)|(?:党代表|代表|委员)(?:发言"
    r"|建言|讲述)|(?:被|受)访(?:人|者|代表"
    r"|委员|嘉宾|对象|专家)|采访(?:代表|委员|嘉宾|对象|专家)|被采访(?:人|者)"
    r"|(?:访谈|对话|本期|本场|特邀|做客|受邀|与会|连线|主讲|现场|今日|圆桌|座谈|论坛|会客厅)*嘉宾"
    r"|对话(?:人物|人|者|代表|委员)"
    r"|口述(?:人|者)?|主讲(?:人|者)?|自述(?:人|者)?"
    r"|分享(?:人|者)|宣讲(?:人|者|员)"
    r"|报告人|建言(?:人|者|代表|委员)|议政(?:人|者|代表|委员)|点评人|述说(?:人|者)|叙述(?:人|者)|访谈(?:人物"
    r"|对象)|热议(?:代表|委员|人)|履职(?:代表|委员)"
    r"|解答(?:人|者|嘉宾)|答复人|答疑(?:人|嘉宾)|回应人|建议人|提案人|领衔代表|谈话人)"
)
WEAK: Final = (
    r"(?:(?:本期|今日|新闻)?人物(?:名片|简介|档案)?|代表(?:姓名|名片|档案)?|(?:出席)?(?:党|人大)代表"
    r"|(?:政协)?委员(?:名片)?|作者|姓名|文字?|撰文|撰稿|供稿|访谈|对话|专访"
    r"|发言|讲述|列席(?:人员|代表)|受访|(?:党代表|代表|委员)(?:声音|感言|说|谈))"
)
LABELLED = re.compile(
    rf"^{MARK}{LEFT}(?:(?P<strong>{STRONG})|(?P<weak>{WEAK}))(?:\s?(?P<number>[①-⑳]|\d{{1,2}}(?=[\s:])))?"
    rf"(?P<sep>{RIGHT}\s*[:/|丨]+\s*"
    rf"|\s*[\]】〕〗〉」』)]\s*|\s+|$)(?P<rest>.*)$",
    re.DOTALL,
)
TOLD_BY = re.compile(r"^(?P<who>[^。,!?:]{2,60}?)\s*(?:[(](?:口述|讲述|自述)[)]|\s(?:口述|讲述|自述)(?=\s|$))")
OF_THE_PAPER = re.compile(r"(?:编辑|记者|主编|校对|通讯员|美编|责编|摄影师|热线|值班主任|编委|版式|实习生)$")
OTHER_ROLE = re.compile(
    r"[\s,;(|/、]+(?:整理|采写|采访|记录|记者|本报记者|文字整理|撰文|编辑|摄影|摄"
    r"|图)\s*[::/丨|\s]\s*(?P<who>.*)$"
)
NOTE_LABEL: Final = (
    r"(?:编者按语?|编者的话|编者语|编者注|编后(?:语|记|话|感)?|编余(?:语|话|手记|札记)?|编前(?:语|话)?"
    r"|开栏(?:语|的话|词|寄语|辞)"
    r"|开篇(?:语|的话)|开场白|卷首语|写在前面(?:的话)?|引言|导语"
    r"|导读语|结语|结束语|(?:采访|记者|编辑|主编)(?:手记|札记|感言|观察|点评|的话|感悟)|手记"
    r"|(?:专家|嘉宾|本报)?点评(?!人)|短评|微评|快评|锐评|时评|短论|微言|今日评论|新闻背景|背景链接|相关链接"
    r"|新闻链接|名词解释|延伸阅读"
    r"|知识链接|链接)"
)
NOTE = re.compile(rf"^{MARK}{LEFT}(?P<label>{NOTE_LABEL}){RIGHT}{MARK}(?:[:|丨/]\s*|(?=$)|\s+)(?P<rest>.*)$", re.DOTALL)
NOTE_BRACKET = re.compile(
    rf"^{MARK}[\[【〔〖〈「『(]\s*(?P<label>{NOTE_LABEL}|评论)\s*[\]】〕〗〉」』)]\s*:?\s*(?P<rest>.*)$", re.DOTALL
)
COMMENTARY: Final = re.compile(r"[【〔〖《]\s*评论\s*[】〕〗》]")
"""The label of a comment; by itself the word is a button of the e-paper."""
ARTICLE_NOTES: Final = re.compile(
    r"评论|社论|编辑部|短评|微评|快评|锐评|时评|短论|手记|札记|感言|观察|点评|感悟|背景|链接|解释|阅读|微言"
)
"""Notes that are articles, of several paragraphs and with somebody's signature."""
PAPER_VOICE = re.compile(
    rf"^{MARK}{LEFT}(?P<label>本报(?:特约|首席)?评论员|本报社论|社论|本报编辑部|[本]?报时评"
    rf"|评论员文章){RIGHT}:?\s*(?P<rest>(?:{HAN}\s?){{0,4}})$"
)
BOX = re.compile(
    rf"^{MARK}{LEFT}(?:(?:党代会|政府工作|工作)?报告(?:原文|原声|摘录|摘要|摘登|摘编|摘句|链接|金句|关键词|精神|要点"
    rf"|回放)|金句|数读|数说|数据链接|小资料|(?:知多少|小百科)"
    rf"|图解)(?P<end>{RIGHT}\s*[:|丨]\s*|{RIGHT}\s*$|[\]】〕〗]\s*)(?P<rest>.*)$",
    re.DOTALL,
)
JUMP = re.compile(
    r"[(\[【]?\s*(?:本?文?(?:紧)?[下上](?:转|接)|紧接|续接|转|接)\s*(?:本报)?\s*第?\s*(?:[a-z]?\d{1,3}"
    r"|[一二三四五六七八九十]{1,3}"
    r"|头)\s*[版页](?:[^\s。,]{0,12}?)\s*[)\]】]?"
)
JUMP_WHOLE = re.compile(rf"^[\s▶▷►>→◀-]*{JUMP.pattern}[\s▶►>→◀-]*$")
JUMP_MARKED = re.compile(
    r"[(\[【]\s*(?:本?文?(?:紧)?[下上](?:转|接)|紧接|续接)\s*(?:本报)?\s*第?\s*(?:[a-z]?\d{1,3}"
    r"|[一二三四五六七八九十]{1,3}"
    r"|头)\s*[版页][^()\[\]【】]{0,12}[)\]】]"
)
FURNITURE = re.compile(
    r"(?:上一篇|下一篇|上一版|下一版|上一期|下一期|上一页|下一页|字号|字体|放大|缩小|默认|大号?|中号?|小号?"
    r"|a[+-]|打印(?:本[页文])?|版面导航|版面目录|版面概览"
    r"|版面图|标题导航|文章导航|返回(?:目录|首页|版面|顶部|列表)?|首页|目录"
    r"|收藏|分享(?:到|至)?|评论|点赞|朗读|听新闻|播放|暂停|复制链接|复制|纠错|关闭(?:窗口)?|往期(?:回顾"
    r"|查询)?|按日期检索|日历|搜索|检索|全文|高级搜索|微信|微博"
    r"|(?:稿件)?来源\s*:\s*\S{2,24}"
    r"|qq空间|朋友圈|扫一扫|二维码|手机版|电脑版|pdf(?:版|下载)?|下载|原版|阅读"
    r"|点击(?:上方|下方|蓝字|阅读原文).{0,20}|长按.{0,20}|阅读原文|关注我们|点个?亮?.{0,3}在看.{0,14}"
    r"|扫码(?:阅读|观看|关注|看更多)?|电子报|数字报|第\s*\d+\s*/\s*\d+\s*页|\d+\s*/\s*\d+|本版(?:完|导读)"
    r"|版权所有.{0,30}"
    r"|copyright.{0,80}|all rights reserved|责任编辑|稿件来源|来源|[+-])"
)
ONLY_FURNITURE = re.compile(rf"^(?:{FURNITURE.pattern}|[\s\W_])+$")
PICTURE: Final = re.compile(r"\W{0,3}(?:图片|照片|头像|人物照|肖像)\W*")
"""What a copy leaves of a portrait."""
IN_HEAD = re.compile(r"上一[篇版期页]|下一[篇版期页]|版面导航|标题导航|返回目录|放大|缩小|默认|字号|打印|pdf版?")
RULE = re.compile(r"^[\W_]+$")
PAGE_DIGITS = re.compile(r"^[\s\-—·.]*\d{1,3}[\s\-—·.]*$")
CALLS: Final = r"(?:提?问|来[电信]|留言|咨询|反映)"
ASKER: Final = (
    rf"(?:{PUBLIC}\s?(?:[@“][^“”:]{{1,12}}”?{CALLS}?|{HAN}{{0,3}}提?问|{HAN}{{0,5}}(?:来[电信]|留言|咨询|反映))"
    rf"|网友\s?{HAN}{{1,8}})"
)
"""One of the public who asks: 网友“老街坊”, 市民李先生来电."""
QUESTION = re.compile(
    rf"^{MARK}{LEFT}(?:(?:《{HAN}{{2,10}}》{HAN}{{0,4}}|本报|本台|本网"
    rf"|{HAN}{{2,10}}(?:日报|晚报|报|台|网|社|客户端|融媒体?(?:中心)?))?记\s{{0,3}}者"
    rf"(?:\s*(?:问|{HAN}{{2,3}}))?|本报"
    rf"|{HAN}{{0,6}}(?:日报"
    rf"|晚报|都市报|晨报|早报|时报|商报|快报)|本刊|问|记|q|提问|主持人?(?:\s*{HAN}{{2,3}})?|网友(?:提问|问)?"
    rf"|{ASKER})\d{{0,2}}{RIGHT}\s*[:丨|]\s*(?P<rest>.+)$|^{MARK}{LEFT}(?:记者问|记者提问"
    rf"|问)[\]】)]\s*(?P<rest2>.+)$|^{MARK}(?:记者)?问\s+(?P<rest3>.+)$",
    re.DOTALL,
)
ANSWER = re.compile(
    rf"^{MARK}{LEFT}(?:答|a|回答|受访者|嘉宾)\d{{0,2}}{RIGHT}\s*[:丨|]\s*(?P<rest>.+)$"
    rf"|^{MARK}[\[【(]答[\]】)]\s*(?P<rest2>.+)$|^{MARK}答\s+(?P<rest3>.+)$",
    re.DOTALL,
)
ANSWER_NAMED = re.compile(
    rf"^{MARK}(?P<name>[^:,。!?;]{{2,60}}?)\s*(?P<verb>回?答|答复|回应|回复)\s*[:]\s*(?P<rest>.+)$", re.DOTALL
)
INLINE = re.compile(r"^(?P<who>[^:。!?;]{2,60}):\s*(?P<rest>.+)$", re.DOTALL)
SIGNS: Final = r"(?:作者|讲述人?|发言人|口述人?|自述人?|供稿人|撰稿人)"
"""What a signature in brackets calls who speaks."""
SIGNATURE = re.compile(
    rf"^[(\[【]\s*(?P<say>(?:本文)?{SIGNS}(?:单位)?\s*(?:系|为|是|:)"
    r"|[(]?作者\s+)\s*(?P<who>[^()]*(?:\([^()]*\)[^()]*)?)[)\]】]$"
    r"|^(?:本文)?作者\s*(?:系|为)\s*(?P<who2>.{2,60})$"
)
AUTHOR_IS = re.compile(
    rf"^[(\[【]\s*(?:本文)?{SIGNS}\s*[:,]?\s*(?P<name>{HAN}{{2,4}}?|{DOTTED.pattern})\s*,?\s*"
    r"(?:系(?![统列])|为|是)(?P<posts>[^()\[\]【】]{4,90})[)\]】]$"
)
"""`（作者李红，系市政协委员、××局局长）`: the frame says which is the name, be it like no other."""
SEAT_HELD = re.compile(
    rf"^{MARK}(?P<name>{HAN}{{2,5}}?|{DOTTED.pattern})\s?(?:代表|委员)\s*[(](?P<posts>[^()]{{3,60}})[)]\s*:"
)
"""`李红代表（××局局长）：`, likewise."""
REACTION = re.compile(
    r"^[(\[【](?:[^()\[\]【】]{0,8}(?:掌声|众笑|笑声|大笑|鼓掌)[^()\[\]【】]{0,6}"
    r"|[^()\[\]【】:]{0,6}代表[^()\[\]【】:]{0,4}插话[^()\[\]【】]{0,40})[)\]】]$"
)
"""`（掌声）`, `（有代表插话：……）` on a line of its own: what was heard in the hall."""
HELD = re.compile(r"^[^()]{2,30}[(](?P<posts>[^()]{2,40})[)]\s*$")
DASHED = re.compile(
    r"^[—–―─－-]{1,4}\s*(?P<visit>(?:记者|本报记者)?(?:专访|访谈|访|对话|对谈"
    r"|专访问|与(?=.{6,60}$))\s*)?(?P<who>[^—]{2,70}?)\s*(?:谈.{0,30})?$"
)
ROUND = re.compile(
    r"^[(]\s*(?P<inside>[^():。!?]{4,70}?)\s*(?:[,;\s]\s*(?P<written>(?:本报)?(?:全媒体|融媒体|见习|实习)?"
    r"(?:记者|通讯员)[^()。]{2,30}?))?"
    r"(?:摘录|整理|采写|记录|摘编)?[)]$"
)
NAME_IS = re.compile(rf"^(?P<name>{HAN}{{2,4}}|{DOTTED.pattern})\s*(?:系(?![统列])|为)\s*(?P<posts>[^系]{{4,60}})$")
FRAMED = re.compile(r"^[\[【〔〖]\s*(?P<inside>[^\[\]【】〔〕〖〗]+?)\s*[\]】〕〗]$")
NAME_SLASH_POSTS = re.compile(
    rf"^{MARK}(?P<name>{HAN}{{2,4}}?|{HAN}\s{{1,2}}{HAN}|{DOTTED.pattern})\s*(?:代表|委员|同志)?\s*[/|丨]\s*"
    r"(?P<posts>[^/|丨]{2,60}(?:[/|丨][^/|丨]{2,40}){0,3})$"
)
"""`李红/××局局长`, `李红代表丨××局局长`, `李红/市党代表/××局局长`: a name that is like names."""
STROKE: Final = re.compile(r"[/|丨／｜]")
"""What stands between posts beside a name."""
SEATED: Final = re.compile(
    rf"^{MARK}(?P<name>{HAN}{{2,4}}?|{HAN}{{1,6}}(?:·{HAN}{{1,6}}?)+)(?:代表|委员|同志)\s*[/|丨]\s*"
    r"(?P<posts>[^/|丨\s]{2,60})$"
)
"""The same with a seat behind a name that need be like no other."""
OF_A_BODY: Final = re.compile(r"[省市县区州旗党团政协]|人大|各|全体|[界组队村厂镇乡]$|列席|特邀|与会|基层|一线")
"""What stands before 代表 where that is what somebody is, and no name."""
LEADING = re.compile(r"^[^\w(（\[［【〔〖《“「『]+")
"""Marks, numerals' dots and emojis before who speaks."""
SETTING = re.compile(
    rf"^{MARK}{LEFT}(?:(?:时间|地点|地址){RIGHT}\s*[:|丨]\s*[^。!?;]{{2,40}}"
    rf"|{PUBLIC}(?:代表)?{RIGHT}\s*[:|丨]\s*[^。!?;:,]{{1,20}}(?:、|女士|先生)[^。!?;:,]{{0,40}})$"
)
"""When and where people met, and who of the public came: 地点：市图书馆, 市民：王女士、赵先生."""
SIGNERS = re.compile(rf"^{MARK}{LEFT}(?:联名|附议|联署)(?:人|者|代表|委员)?{RIGHT}\s*[:/|丨\s]\s*[^。!?;]+$")
"""Who signs what another wrote: nobody of them is its speaker."""
DELEGATE_STROKE = re.compile(
    rf"^{MARK}(?P<role>[^/|丨,:。]{{0,14}}(?:代表|委员))\s*[/|丨]\s*(?P<rest>[^/|丨。:]{{4,60}})$"
)
"""`市党代表/局长 李红`."""
AT_TALK: Final = r"在[^,:。]{0,12}(?:讨论|审议|座谈|发言)[^,:。]{0,4}?[时中上]"
"""How a line tells at what somebody said it: 在分组讨论时."""
GIVES: Final = r"(?:说|谈|谈到|表示|认为|建议|讲|坦言|提出|呼吁)"
"""How a line or a sentence ends that leads over to somebody's words."""
PROFILE: Final = re.compile(r"\W*(?:人物|代表|委员|嘉宾|受访者)?(?:名片|简介|档案|小传)\W*")
SENTENCE_END: Final = "。！？!?…"
CLOSING: Final = "”’」』\"')）】》"
