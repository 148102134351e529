"""What somebody is called beside a name or a post: that one is meant, and what he is in charge of."""

import re
from typing import Final

ADDRESSED: Final = re.compile(
    r"(?:老师|师傅|大[姐哥妈叔爷娘婶伯]|同志|先生|女士|医生|医师|律师|教授|老爷子|老人家|老先生|老太太|爷爷"
    r"|奶奶)(?=$|[\s,，说讲谈提怎对的是在])"
)
"""What somebody is called after the name."""
ASIDE: Final = re.compile(r"(?<![\u4e00-\u9fff])[^,，。?？\s]{1,10}的(?:那个|那位|这个|这位)$")
"""What stands before a name and only describes who bears it: 管钱的那个罗芳."""
APPOSED: Final = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})[这那]一?[个座条家所位][\u4e00-\u9fff]{1,4}?(?=$|[\s,，。?？]|都|被|是)|嘴里|嘴上"
    r"|口中|口里"
)
"""What a name is called beside it (枫树坳这个小山村), and where words are: it tells no matter."""
POINTING: Final = re.compile(r"[那这](?:个|位|名)(?:[^,，。?？\s]{0,8}的)?$")
"""What stands before the word for a post where one person is meant: 那个书记, 那位开12路车的司机."""
DUTY: Final = re.compile(r"(?:分管|主管|管|负责|抓|搞)[^的,，。?？\s]{1,8}的$")
"""What somebody of a post is in charge of, which tells no topic: 管招商的副市长."""
DESCRIBED: Final = re.compile(r"(?:的|那个|那位|这个|这位)$")
"""What sets a description apart from a post: 猕猴桃那个书记 is described, 招商局长 a post of its own."""
