"""What is printed of a person beside name and posts: sex, year of birth, party, schooling. It names nobody."""

import re
from typing import Final

MARKS: Final = re.compile(
    r"[(（\[［]\s*等?\s*\d{1,3}\s*[名位人][^()（）]{0,8}[)）]|[(（\[［]\s*"
    r"(?:(?:女|男|[\u4e00-\u9fff]{1,4}族|左|右|中|前|后|[前后]排|[左右]起?第?[一二三四五六\d]"
    r"|资料图|资料图片|图|挂职"
    r"|\d{4}年\d*月?出?生|\d+岁|党员|中共党员|无党派)"
    r"[\s,，、;；]*)+[)）\]］]"
)
PARTICULARS: Final = re.compile(
    r"女|男|[是否]|首次当选|连任|(?:党龄)?\d{1,2}年(?:党龄)?|[\u4e00-\u9fff]{1,4}族|\d{4}年(?:\d+月)?(?:出?生)?"
    r"|(?:现年|今年)?\d+岁|中共党员|无党派(?:人士)?|(?:民[革盟建进]|农工党|致公党|九三学社|台盟)[党会盟社成]员"
    r"|(?:大专|本科|研究生|大学"
    r"|硕士|博士)(?:学历|文化|毕业)"
)
"""What is printed of a person beside the posts."""
OF_A_POST: Final = re.compile(
    r"兼[^,;、]*|(?:临时|暂时|全面)?(?:主持|负责)[^,;、]{0,6}工?作?|挂职.*|(?:[正副][国省部厅地师县处乡科股]|[一二三四]|[高中初])"
    r"级(?:待遇|职称|工|技工|技师|调研员|主任科员)?|试用期?|(?:现|现已|已)?(?:退休|离休|离任|卸任|退居二线)"
    r"|代(?:理|管)?|时任|原任|返聘|聘任|特聘|外聘|借调|抽调|(?:专|兼)职|不?驻会|享受[^,;、]*|(?:援|驻)[^,;、]*"
)
"""What a bracket says of the post that stands before it: 副主席（兼）, 副书记（主持工作）."""
