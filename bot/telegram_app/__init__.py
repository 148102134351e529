"""The conversation in Telegram: updates become what somebody did, turns become calls. Telegram's types end here.

Reading order, which is also the order of imports: connection, heard, html, markup, sending, offers, menus, outbox,
checkup, app.
"""
