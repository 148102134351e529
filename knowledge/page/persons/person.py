"""The one person whom a text of posts and a name prints, in any order: a name and posts. It knows no brackets."""

from dataclasses import dataclass
from typing import Final

from knowledge.page.persons.names import POLITE, is_labelled_name, is_name, is_plain_name, together
from knowledge.page.persons.pieces import ends_with_name, lengths_of_name, parted, with_spaced_names
from knowledge.page.persons.posts import POST, split_posts
from knowledge.text import aligned


@dataclass(frozen=True, slots=True)
class Person:
    """A name as printed, without spaces inside, and its posts; `sure` where the name is like names."""

    name: str | None
    posts: tuple[str, ...] = ()
    sure: bool = True


NOBODY: Final = Person(None)


def posts_and_name(text: str, labelled: bool) -> Person:
    plain = aligned(text)
    pieces = parted(plain)
    if len(pieces) > 1:
        last, first = pieces[-1], pieces[0]
        posts_first = split_posts(text[: last[0]])
        posts_last = split_posts(text[first[1] :])
        if is_name(text[slice(*last)]) and not _begins_with_person(text, pieces):
            return Person(together(text[slice(*last)]), posts_first)
        if is_name(text[slice(*first)]) and posts_last:
            return Person(together(text[slice(*first)]), posts_last)
        if labelled and is_labelled_name(text[slice(*last)]) and POST.search(plain[: last[0]].rstrip(" ,;/、")):
            return Person(together(text[slice(*last)]), posts_first, False)
        if labelled and is_labelled_name(text[slice(*first)]) and POST.search(plain):
            return Person(together(text[slice(*first)]), posts_last, False)
    amid = _amid(text, plain, pieces)
    if amid:
        return amid
    found = _glued(text, plain)
    return found if found.name or not labelled else _glued_unlike_names(text, plain) or found


def _amid(text: str, plain: str, pieces: list[tuple[int, int]]) -> Person | None:
    """`市人大代表　冯淑芬　康乐养老院院长`: the one name between posts, spaces on both sides."""
    pieces = with_spaced_names(plain, pieces)
    named = [one for one in pieces[1:-1] if is_plain_name(text[slice(*one)]) and plain[one[0] - 1] == " "]
    if len(named) != 1 or plain[named[0][1]] != " ":
        return None
    (start, end), before, after = named[0], split_posts(text[: named[0][0]]), split_posts(text[named[0][1] :])
    posts = (*before, *after)
    ends = before and after and all(POST.search(aligned(one)) for one in posts)
    return Person(together(text[start:end]), posts) if ends else None


def _begins_with_person(text: str, pieces: list[tuple[int, int]]) -> bool:
    """`李红 云州大学 高工`: the first piece is a name, and no post stands before the last."""
    first, last = pieces[0], pieces[-1]
    return is_name(text[slice(*first)]) and not POST.search(aligned(text[first[1] : last[0]]).rstrip(" ,;/、"))


def _glued(text: str, plain: str) -> Person:
    """`××局局长李红`: the name follows the post without a space."""
    polite = POLITE.search(plain)
    if polite and is_name(text[: polite.start()]):
        return Person(together(text[: polite.start()]))
    if polite and (length := ends_with_name(plain[: polite.start()])):
        text, plain = text[: polite.start()], plain[: polite.start()]
        return Person(together(text[-length:]), split_posts(text[:-length]))
    for length in lengths_of_name(plain):
        before, after = text[:-length].rstrip(), text[-length:]
        if len(before) > 1 and is_name(after) and POST.search(aligned(before)):
            return Person(together(after), split_posts(before))
    return Person(None, split_posts(text))


def _glued_unlike_names(text: str, plain: str) -> Person | None:
    """`局长衣明` behind a label: what stands between a post and the end is a name, though its surname is none."""
    polite = POLITE.search(plain)
    end = polite.start() if polite else len(plain)
    for length in (3, 2):
        before, after = text[: end - length], text[end - length : end]
        if len(before) > 1 and POST.search(aligned(before)) and is_labelled_name(after):
            return Person(together(after), split_posts(before), False)
    return None
