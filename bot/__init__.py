"""The conversation and its doors. It depends on knowledge, never the reverse.

Reading order, which is also the order of imports: settings, store, start, archive, trial, edition, beginning, shelf,
texts, messages, render, changes, status, inbox, admin, record_json, conversation, report, fitting, console, logbook,
events, delivery, telegram_html, telegram_app, serving, cli.
"""
