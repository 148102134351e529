"""What can be wrong with a file that somebody edits, each rule with its words. It finds nothing wrong itself.

The words are English, for the command line; `bot/texts` has each rule in every language, by its name.
"""

import errno
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Final


class Rule(Enum):
    """What is wrong; what is expected. A few are parts of others: places, reasons, hints."""

    AT = "{place}: {what}"
    LINE = "line {line}"
    LINE_OF = "line {line}, {name}"
    POSITION = "line {line}, column {column}"
    NEAR = "did you mean {near!r}?"
    KNOWN = "known are {names}"
    NONE_DEFINED = "none is defined on this page"
    FORBIDDEN = "permission denied"
    GONE = "it is not there"
    FAILED = "error {code}"

    LINK = "is a link that leads out of the folder; put the file itself here"
    NO_FILE = "is no file; put the page's file here, or remove it"
    TOO_LARGE = "the file has {size} bytes; at most {most} are read: one page a file"
    UNREADABLE = "cannot be read ({why}); make the file readable"
    NOT_UTF8 = "byte {byte} is not UTF-8; save the file with the encoding UTF-8"
    NO_FOLDER = "is not there; give the coverage folder, or put it back"
    HALF_SAVED = "it ends within a character: it was not saved whole; put a whole copy of it back, or import it anew"
    NO_PAGE = "no {name} is in it or in a folder of it; make one with import"
    INNER = (
        "no {name} is in it or in a folder of it, but its folders are coverages themselves: {names}; "
        "check each by itself, such as {folder}"
    )
    BESIDE = "lies beside the folders of other pages, such as {folder}; move it into a folder of its own"
    KEPT_OTHERWISE = "is not as it was kept; choose another version"
    KEPT_NOWHERE = "is not there; choose another version"

    YAML_TAB = "not valid YAML (a tab stands where YAML wants spaces); write spaces"
    YAML_COLON = "not valid YAML (a colon in the middle of a text); set the text in quotation marks, or mend the indent"
    YAML_QUOTE = "not valid YAML (a quotation mark is not closed); close it"
    YAML_CONTROL = "not valid YAML (a control character is in it); remove it"
    YAML_INDENT = "not valid YAML (the indent or a sign does not fit); mend this line or the one before it"
    YAML_CONFLICT = "two versions of the file stand here, one after the other; keep one, without this line"
    YAML_WIDE_COLON = "the colon is a wide one; write ':' and a space"
    YAML_WIDE_SPACE = "a wide space stands before the name; write plain spaces"
    YAML_OTHER = "not valid YAML; mend this line or the one before it"
    BAD_VALUE = "the value cannot be read; mend it, or set it in quotation marks"
    NO_FIELDS = "no fields are in it; a page begins with id, newspaper and date"
    ALIAS = "*{anchor} is an alias; write the value out"
    TAG = "{tag!r} is a tag; write the value without it"
    HALF = "half a character is in it; write the character itself"
    DEEP = "nested more than {most} deep; a page needs five levels"
    KEY = "a list or fields stand where a name is expected; a name is one word"
    DASH = "a new entry begins here, with {name!r}; write '- ' before its first line"
    CUT = "{given} ends where {rest} begins a remark; set the whole text in quotation marks, or move the remark"
    TWICE = "{name!r} is given twice; keep one of the two"

    UNKNOWN_FIELD = "no field has the name {name!r}; {hint}"
    MISSING = "is missing; add {name}: (null where the page does not say it)"
    NEEDED = "is missing; add {name}: and what belongs there"
    TO_FILL_IN = "is empty, and every quotation tells it; write {name}: and what is printed, a day as 2021-09-29"
    DATE = "{given} is not a date; a date like 2021-09-29 is expected"
    TEXT = "{given} will not do; a text is expected; set it in quotation marks if it is one"
    EMPTY = "{given} will not do; write what is printed, or take the entry out"
    BLANK = "{given} will not do; it must not be empty; write null where the page says nothing"
    LONG = "{given} is too long; up to 100 characters are expected, as somebody would type it"
    NONE_ASKED = "{given} will not do; a list with one question or more is expected"
    NUMBER = "{given} will not do; a whole number is expected"
    ITEMS = "{given} will not do; a list is expected (lines that begin with '- ')"
    FIELDS = "{given} will not do; fields are expected (name: value)"
    ID = "{given} will not do; an id has 1 to 40 characters of a-z, 0-9 and -, and begins with a letter or digit"
    STATUS = "{given} will not do; one of open, accepted, resolved is expected"
    OTHER = "{given} will not do; write it as the other pages do"

    NO_SECTION = "no section has the id {id!r}; {hint}"
    NO_SPEAKER = "no speaker has the id {id!r}; {hint}"
    NO_NAME = "{given} does not contain the name {name!r}; the attribution line as printed is expected"
    NO_POST = "{post!r} is not in the attribution line; posts are given as the attribution prints them"
    NO_SOURCE = "no speech or note has the id {id!r}; {hint}"
    NO_WORDS = "{given} is not in the text of {id}; copy a piece of it as it is printed there"
    DOUBT = "is still open: {what}; set its status to accepted or resolved once it is settled"
    DOUBT_AT = "is still open: {what} (raw line {line}); set its status to accepted or resolved once it is settled"
    TAKEN = "the id {id!r} is taken; give it an id of its own"
    TAKEN_BY = "the id {id!r} is taken by {by}; give it an id of its own"
    TAKEN_PAGE = "is the page {id} again, which {by} is; remove the copy, or give it and all in it ids of their own"
    TWO_PEOPLE = "the id {id!r} is {name} in {first} but {called} here; two people need two ids"

    PROOF_UNREADABLE = (
        "cannot be compared with the page.txt beside it, which holds no page; put the raw text of this one there"
    )
    PROOF_OF_ANOTHER = "not one sentence of it is in the page.txt beside it; put the raw text of this page there"
    PROOF_FIELD = "is {given}, but page.txt is read as {read}; keep the one that is printed"
    PROOF_GUESSED = (
        "is {given}; page.txt prints no section beside it, which was taken for {read}; where yours is right set the "
        "doubt about raw line {line} to resolved"
    )
    PROOF_NOT_READ = "no sentence of it is read in page.txt, from {given}; see that it is printed there"
    PROOF_NOT_PRINTED = "{given} is not read in page.txt; see that it is printed there"
    PROOF_OTHERWISE = "has {given} where page.txt has {read}; keep the one that is printed"
    PROOF_ANOTHER = "{given} is read in page.txt as words of {name} (raw line {line}); see whose they are"
    PROOF_NAMESAKE = "is {given}, but page.txt is read as {read}, who has the same name; see whose words they are"
    PROOF_LOST = (
        "words of {name} in page.txt (raw line {line}) are not here, from {given}; put them back if they are cut"
    )
    PROOF_LOST_NOTE = (
        "words of the paper in page.txt (raw line {line}) are not here, from {given}; put them back if they are cut"
    )
    PROOF_WORDLESS = (
        "page.txt names {name} as speaking (raw line {line}), and no speech here is theirs; see where the words are"
    )
    PROOF_DOUBT = "a doubt about page.txt is not in the file: {what} (raw line {line}); look at it"

    QUESTIONS_LARGE = "has more than {most} bytes; fewer questions tell as much"
    NO_JSON = "is not JSON; one question a line is expected"
    NO_KIND = "{given} is no kind of question; known are {names}"

    UNUSABLE = "cannot be used ({why}); mend the file or restore the one of the release"
    UNKNOWN_KEY = "no such key; known are {names}"
    WORD_LISTS = "the keys same, related, leads, fields, kinds and spoken are expected"
    PAIRS = "pairs are expected, such as 咋: 怎么"
    GROUPS = "a list of groups is expected, such as - [工资, 薪水]"
    GROUP = "two or more words are expected, such as [工资, 薪水]"
    LEADS = "words with lists are expected, such as 送外卖: [骑手, 新就业形态]"
    KINDS = "kinds with lists of their members are expected, such as 作物: [[水稻, 稻谷], [小麦]]"
    KIND = "two or more lists of words are expected, such as [[水稻, 稻谷], [小麦]]"
    LEAD = "a list of words is expected, such as [骑手, 新就业形态]"
    NOT_CALIBRATED = "is missing or will not do; run congress-bot calibrate to write the file again"
    NOT_LEARNED = "is missing or will not do; learn the weights again to write the file, or restore the release's"


@dataclass(frozen=True, slots=True)
class Words:
    """A rule with its values, of which some may be rules themselves; as a string it is English."""

    rule: Rule
    values: Mapping[str, object] = field(default_factory=dict)

    def worded(self, say: Callable[[Rule, Mapping[str, object]], str]) -> str:
        """In the words that `say` has for each rule."""
        values = {name: one.worded(say) if isinstance(one, Words) else one for name, one in self.values.items()}
        return say(self.rule, values)

    def __str__(self) -> str:
        return self.worded(lambda rule, values: rule.value.format(**values))


def said(rule: Rule, **values: object) -> Words:
    """A rule with its values."""
    return Words(rule, values)


def placed(what: Words, *places: str | Words) -> Words:
    """The same at a place, named from the outermost inwards; a place without a name is left out."""
    for place in reversed([one for one in places if one]):
        what = said(Rule.AT, place=place, what=what)
    return what


_KINDS: Final[Mapping[str, Rule]] = {
    "string_type": Rule.TEXT,
    "string_too_short": Rule.BLANK,
    "string_too_long": Rule.LONG,
    "int_type": Rule.NUMBER,
    "int_parsing": Rule.NUMBER,
    "int_parsing_size": Rule.NUMBER,
    "int_from_float": Rule.NUMBER,
    "finite_number": Rule.NUMBER,
    "list_type": Rule.ITEMS,
    "tuple_type": Rule.ITEMS,
    "dict_type": Rule.FIELDS,
    "model_type": Rule.FIELDS,
    "model_attributes_type": Rule.FIELDS,
    "string_pattern_mismatch": Rule.ID,
    "enum": Rule.STATUS,
}


def of_field(error: Mapping[str, Any]) -> Words:
    """What one of pydantic's errors says about a field, in our words."""
    kind = str(error["type"])
    if kind == "missing":
        return said(Rule.MISSING, name=error["loc"][-1])
    if kind == "too_short" and error["loc"][-1] == "asked":
        return said(Rule.NONE_ASKED, given=shown(error["input"]))
    rule = Rule.DATE if "date" in kind else _KINDS.get(kind, Rule.OTHER)
    return said(rule, given=shown(error["input"]))


def of_reading(error: OSError) -> Words:
    """Why a file cannot be read; an error without words of ours is named by its code, the same in every language."""
    match error:
        case PermissionError():
            return said(Rule.FORBIDDEN)
        case FileNotFoundError():
            return said(Rule.GONE)
    return said(Rule.FAILED, code=errno.errorcode.get(error.errno or 0, error.errno))


def shown(value: object) -> str:
    """A value as an editor wrote it, shortened."""
    plain = {None: "null", True: "true", False: "false"} if value is None or isinstance(value, bool) else {}
    words = plain[value] if plain else repr(value)  # type: ignore[index]
    return words if len(words) <= 60 else words[:57] + "..."
