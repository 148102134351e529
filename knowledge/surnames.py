"""Chinese surnames, by how much a surname alone says that a name begins. It knows no name and no page.

Characters are simplified; who asks folds first. The surnames are those of the classical list, of the population
register of 2008 as far as it is published, and of minorities whose names are written in two to four characters; beside
them stand the words of which those make names who have no surname.
"""

from typing import Final

COMMON: Final = frozenset(
    "赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张孔曹严魏陶姜谢邹潘范彭鲁韦马袁柳史唐薛雷贺倪汤罗郝傅康伍余顾孟黄尹姚邵"
    "汪毛戴宋庞熊纪项董梁杜阮贾江郭林钟徐邱骆高夏蔡田樊胡霍万卢莫丁邓洪崔龚程邢陆段侯武刘龙叶黎白赖乔谭翟申温庄柴阎"
    "廖易耿聂曾关岳肖覃闫向文欧石丘童金严施潘柯盛舒"
)
"""Surnames that are met every day: less is needed beside such a name."""
KNOWN: Final = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花"
    "方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝"
    "明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝"
    "管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮羿储靳汲邴糜松井段富巫乌"
    "焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓"
    "蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦"
    "艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜"
    "养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公仉督岳帅缑亢况郈有琴归海晋楚闫法汝鄢涂钦商牟佘佴伯赏墨哈谯笪年爱阳佟言"
    "福肖覃粟邸苑区仝但展占揭接智佐苟候斯尧练植麦原战楼青旷隋来禤仵官冼鹿初么巨户修生由尉奉代付戢邝兀兰钭迟丛芦栗谌"
    "漆卿辜綦亓矫檀宛庹郇眭雒琚茆蹇郄泮苌甯俎禚"
)
"""Surnames by which a short text is like a name."""
RARE: Final = frozenset(
    "普沐衣朴赫鲜渠冶菅伦粱洛忻郅萨弋弭睢颉淳杞吝钞淦杲焉呙虢薜揣骈剡鄞裔贠侬缴羌汶楮奂邾隽郐邳芈攸柒葸孛番郤顼迮昃"
    "撖钤鬲柘稂镡溥蘧肜蒉隰莒嬴穰姒貊缐轷笮郧郓苻斛恽肇喇寸刀腾宾岐逢旃筱祢闳妫爨麴僪拓靖玄扬励闪拜妥硕罕勐召撒侍泽"
    "恺玥晟谞轩晗钊彪淼钏於郸镐昶弥锁哏咪泷樵芸苫峁绽尕曩"
)
"""Surnames that few people bear: a name where a name is printed beside a post."""
ALSO_WORDS: Final = frozenset(
    "么伯但佐修候况初区原哈商墨奉官展巨年归战户接斯旷智有来植楼法海爱琴生由督福练苑言赏钦阳青麦刀寸腾宾召撒闪励拓扬"
    "锁侍妥拜硕衣"
)
"""Of the known and the rare ones, those that begin a word as often as a name within a sentence."""
SURNAMES: Final = (KNOWN | RARE) - ALSO_WORDS
"""Surnames by which a name is told within a question or a speech."""
WORDS: Final = frozenset(
    "敬者门盘玉阿豆岩达银才字小扎布信呼保拉闭虎操铁税娜木未黑多藏种尼过化畅买续加宝历德格招资自要英台央先冒随依顿延"
    "员果回西圣纳赛昂皇宇刚密同永春寻崇其雪塔开零纵念望亚可义仪香光磨承律思太火远梦老拥牙行庆千静丹喜朵子美朋类冬朝"
    "营浩伟五飞勇星大长月理道二腊丽志紫久新艳真晓托壮悦九芳天彩无恩佳七瑞雨博凯迪洋俊六雅祥嘉顺慧妮诺曼玲妹亮迎莎倩"
    "露晴京欣旭灵盼鹏欢兵晶婷晨娇豪楠磊冰莉圆笑莹鑫涛彬曙心甜珊库仁俸波慈希敦折绳贵蒿端如皋聪甲补淡乾敏清奇旦军里稳"
    "底卯桃留问起灿盈旺神坤仓令矣朗珠及运稽恒弯额地宏力职风建帖贞刑超看校中四棒措深奥唱锡锐彦振冲将十贤斗树森翔克非"
    "首汉镇陕贯快八好主茶然征奔北启院栋完衷列微卡出君三部肉让宽比潭陀忽藤落等发昆传拱厚日遇考为剧寒昊是还瓮泰孝宜释"
    "疏丑降介吾摆岂槐学秘热业男少源诚傲辰乃拾正峰合健提锦菜善句次产点辉炎樱玖岁立他药野桥含鸿科梨妙世羽犹油掌教若环"
    "潜把百具添绪重粘溪润珍财芒耀早不默津亲样优哲独节当酒绿图友允层尔坚礼士灯俄浮勤威府革息散霜锋联采潮名诗河本定记"
    "奎舍所桐烟宴个特务线治得求土团会泉良兆忠城纯阁前群意音川南放帕脱母答速排切瓦陇鸠仡"
)
"""Surnames that are ordinary words first: a name only where the page prints names in the same place elsewhere."""
DOUBLE_WORDS: Final = (
    "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 令狐 夏侯 慕容 司徒 司空 长孙 宇文 端木 闻人 澹台 "
    "淳于 单于 申屠 公羊 太史 钟离 轩辕 濮阳 公冶 宗政 仲孙 鲜于 闾丘 亓官 南宫 独孤 呼延 百里 "
    "西门 东郭 左丘 拓跋 万俟 赫连 第五 完颜 纳兰 耶律 东野 南门"
)
DOUBLE: Final = frozenset(DOUBLE_WORDS.split())
RARE_DOUBLE_WORDS: Final = (
    "乐正 公玉 南荣 仲长 段干 谷梁 公祖 巫马 公伯 公西 公仲 梁丘 东里 褚师 公良 子书 漆雕 子桑 "
    "达奚 公仪 公山 司寇 颛孙 子车 太叔 壤驷 羊舌 贺兰 爱新 叶赫 那拉 富察 海来 吉克 沙马 吉木 "
    "阿侯 马海 曲比 吉伍 吉子 阿苦 勒伍 莫色 俄木 洛古 康朗 吉狄 阿鲁 沙玛 且沙 日火 尔古 罗洪 "
    "木乃 吉胡 拉玛"
)
RARE_DOUBLE: Final = frozenset(RARE_DOUBLE_WORDS.split())
"""Surnames of two characters that few people bear, or that minorities do."""
GIVEN_WORDS: Final = (
    "扎西 多吉 卓玛 次仁 才仁 才让 洛桑 罗桑 丹增 旦增 格桑 达瓦 尼玛 索南 旺堆 旺姆 拉姆 拉毛 白玛 边巴 "
    "米玛 巴桑 平措 顿珠 罗布 央金 央宗 央珍 曲珍 曲扎 仁青 仁增 仁钦 德吉 强巴 群培 普布 加措 嘉措 江措 "
    "坚赞 桑杰 桑珠 拉巴 次旺 次旦 卓嘎 玉珍 旺杰 旺扎 班觉 欧珠 土登 图登 贡布 贡嘎 公保 阿旺 昂旺 朗杰 "
    "南杰 赤列 晋美 益西 云丹 伦珠 才旦 才旺 措姆 万玛 完玛 东珠 项秀 更登 尕藏 乌兰 乌云 图雅 托娅 "
    "其其格 其木格 格日勒 格日乐 巴特尔 巴图 巴雅尔 苏和 斯琴 高娃 萨仁 娜仁 敖登 通拉嘎 阿拉坦 呼和 宝音 "
    "布和 朝鲁 朝克 孟和 孟克 那顺 那日苏 哈斯 额尔德 额尔敦 毕力格 吉日嘎拉 青格勒 满都拉 特木尔 铁木尔 "
    "乌日娜 萨日娜 旭日干 塔娜 呼格吉"
)
GIVEN: Final = frozenset(GIVEN_WORDS.split())
"""What names of Tibetans and Mongols are made of, which have no surname; two of these are a name."""
OF_GIVEN_NAMES: Final = frozenset(
    "东丹丽义云亮仁任伍伟伦佩佳俊保信倩健克兰兴兵其军冠冬冰冲凡凤凯刘刚利力功勇勤化北千升华卓南卫厚友双发吉名向君吟启"
    "和咏品善喆喜嘉国坚坤培增声夏多天太奇奎奕好如妍妙姗姣娇娜娟婉婕婧婷媛嫣子孝学宁宇守安宏宗定宜宝实宪家容宽富寿少尚"
    "尧岚岩岳峡峰峻巍巧帅帆希平年广庆应康廉延廷建开弘弛强彤彦彪彬彭彰征律德心志忠怀思怡恒恩恺悦惠慈慧成才承拓振挺捷效"
    "敏敬文斌斐斯新方旭时昆昊昌明昕星春晋晓晗晨普景晶智曼月朋朗望朝木本权杏来杰松林枫柏柯柳标栋树根桂桐梁梅梓梦森楚楠"
    "楷欢欣歌正武毅民永汉江沁沛泉泓波泰泽洁洋津洪浩海涛润淑淳淼清渊湘湛源溪滔滨漫潇澜灵炎炜炳烈焕焱然煜照熙熠燕爱牧玉"
    "玲珂珊珍珏珠珩琛琦琪琳琴琼瑛瑜瑞瑶瑾璇璐甜生甫田申白皓盈益盛真睿碧磊礼祖祥祺禄福禹秀秉秋科秦稳立章童竹笑策筠筱简"
    "素红纪纯纲绍经继绪绮维缘羽翔翠翰耀耘联聪肖育胜胡胤至舒舟良艳艺芝芬芮花芳苏若英茂范茜茹荣荷莉莎莲莹莺菁菊菲萌萍萱"
    "葆董蒙蓉蓓蓝蓬蔚蕾薇虎虹融行衍裕西观言诗诚诺谊谦豪贞财贤贵赫起超越跃轩轶辉辰达迅进远迪通逸道邦邵郁郎金鑫钊钢钧钰"
    "铁铭铮银锋锐锡锦镇长闯闻阔阳际陆隆雁雄雅雨雪雯雷霄霆霖霞青靖静革韦韬韵顶顺颂颖风飒飘飞香馨骁骏高鲁鸣鸿鹏鹤鹰麒麟"
    "黎默龙"
)
"""Characters of which most names that are given today are made."""
