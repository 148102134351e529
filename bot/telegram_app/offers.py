"""Passages offered while somebody types `@bot …` in any chat, and the one answer to a call as a guest.

What is sent from there carries the attribution and a link that opens the bot; a button that asks the bot is left out,
for the bot does not know that chat.
"""

from typing import Final

from telegram import InlineQueryResultArticle, InputTextMessageContent, LinkPreviewOptions
from telegram.constants import ParseMode

from bot.messages import Action, Reply, Result, Results
from bot.telegram_app.html import NOTHING, parts, plain
from bot.telegram_app.markup import Markup

MOST: Final = 50
LONGEST_ID: Final = 64
_LINKS: Final = (Action.OPEN,)


def articles(results: Results, markup: Markup) -> list[InlineQueryResultArticle]:
    """The results as the list shows them, each once; one without an id that Telegram takes is left out."""
    offered = {one.id: one for one in results.results if 1 <= len(one.id.encode()) <= LONGEST_ID}
    return [_article(one, markup) for one in list(offered.values())[:MOST]]


def guest_article(reply: Reply, markup: Markup) -> InlineQueryResultArticle:
    """The message that a guest leaves."""
    return _article(Result("guest", "answer", "", reply), markup)


def _article(result: Result, markup: Markup) -> InlineQueryResultArticle:
    first = parts(result.reply.blocks)[0]
    content = InputTextMessageContent(first, ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True))
    return InlineQueryResultArticle(
        result.id,
        plain(result.title).strip() or NOTHING,
        content,
        markup.keyboard(result.reply.buttons, _LINKS),
        description=plain(result.description) or None,
    )
