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
