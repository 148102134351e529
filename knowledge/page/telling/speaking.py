"""How a sentence says that somebody speaks, takes the word, gives it or listens. It decides nothing.

Every pattern is for text folded character for character, with U+001F in place of what is quoted.
"""

import re
from typing import Final

from knowledge.page.persons.posts import ENDING

GAP: Final = "\x1f"
"""What stands in place of a quotation."""
SAY: Final = r"(?:说|道|表示|介绍|坦言|告诉|补充|感慨|回忆|建议|认为|指出|强调|直言|谈|讲)"
"""The verbs of speech."""
UTTERED: Final = rf"(?:{SAY}|开口|发言)"
UTTERS: Final = (
    rf"(?:{SAY}|笑|乐|问|答|接|插|顿|停|点头|点点头|摆|掏|拿出|翻开|指着"
    r"|举|站|起身|坐下|坐直|擦|抹|红了|哽咽|打趣|附和|竖起|激动|自豪|深有|算起|掰着|打开|话音|的?话|的发言|的讲述"
    r"|的声音|的眼|的语气|语气)"
)
"""What one does who speaks at a meeting, in speech or in gesture."""
SAYS: Final = re.compile(rf"[^。,:;]{{0,6}}?(?:{SAY}|笑|开口|算|举|掰|翻|拿|掏|顿|叹)[^。,:;]{{0,8}}[,:。;]?")
"""The whole of what stands between two quotations behind the name of who says both."""
TALK: Final = r"(?:话[筒茬头题]|麦克风)"
GRABS: Final = (
    rf"(?:(?:[接抢拿抓]过|[接抢拿]起|握住|接住)了?(?:他的|她的)?{TALK}|接过了?话|把{TALK}?话?接了?过[去来]|话匣子)"
)
BEGINS: Final = (
    rf"(?:(?:第一|最后一)个(?:举手|发言|说|开口|站|接|讲|谈)|{GRABS}"
    r"|[讲说谈聊]起了?(?![过的])|开了?[口腔]|清了?清嗓子|有话要说|算了?一?笔账|算起了?账|打了?头炮|坐不住了"
    rf"|(?:率先|抢先|首先|最先|先|接着|随即|忍不住|主动|带头)(?:举手|{UTTERED}|接话|站起来))"
)
"""What one does who has not spoken right before."""
TAKES: Final = re.compile(rf"{BEGINS}|(?:举起?了?手|站了?起来|{UTTERED})[。:,]?$")
"""What gives somebody the word."""
VOICE: Final = rf"(?:{UTTERED}|问|答|喊|嚷|叫|应[道声]|插[话嘴]|打趣|附和|传来|声音|冒出)"
"""What tells that somebody is heard."""
GIVEN: Final = re.compile(rf"(?:发言|开口|说话|接话|举手|站起来|{TALK})的(?:代表)?是$|轮到了?$")
TAKES_THE_WORD: Final = re.compile(
    rf"{GRABS}|插[话嘴]|接着话|接茬|抢着[说发]|(?:附和|补充|追问)道"
    r"|(?:另|又|还有|其中|第[二三四五])[一]?[位名](?:[^,。]{0,14})(?:代表|委员)|一旁的"
    r"|有的?(?:代表|委员)[^,。]{0,4}(?:说|提|建议|问|认为|感慨)|(?:主持人|召集人)[^,。]{0,8}(?:宣布|提醒|说|问|总结)"
)
"""Words after which another speaks than who spoke before."""
LISTENED: Final = re.compile(
    rf"听[着完了取到得]|[倾聆]听|认真听|(?:发言|讲话|说|话)(?:完|后|时|罢|结束|之后|刚落)"
    r"|的(?:发言|话(?![筒茬头题])|讲述|建议|事迹|故事|经历|回答)|掌声|赢得|引[来起发]|[被让请问夸赞]|表扬|评价"
    r"|主持|点名|转向"
    rf"|看着|望着|没有?来|缺席|请假|[前时],|没有?(?:急着)?{UTTERED}|不语|沉默|记[下录着]"
)
"""What is said of one who listens, is asked or praised, or has spoken already."""
LISTENS: Final = re.compile(r"听|问|看着|望着|点头")
OTHERS: Final = re.compile(
    r"(?<!第)(?<!最后)[一那这某哪几多两][位个名]|大家|众人|同事|伙伴|老人|邻座|儿子|女儿|搭档|身[边旁后]|后面"
    rf"|有人|别人|对方|乡亲|示意|{ENDING[:-1]}"
)
"""Whoever is told of beside the one who is named: the word may be theirs."""
WITH_OTHERS: Final = re.compile(r"(?:代表|委员)?(?:[和与跟同及、]|的(?!话[头茬题]))")
TOLD_BEHIND: Final = re.compile(
    r"(?:[^,。]{0,8}(?:说话|接话|发言|插话|回应|开口|这话|这番话)[^,。]{0,4}的?(?:是|出自))"
)
"""How narration behind words in quotation marks tells that another said them."""
