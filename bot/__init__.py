"""The conversation and its doors. It depends on knowledge, never the reverse.

Reading order, which is also the order of imports: settings, disk, records, store, start, kept_cuts, archive, backup,
trial, edition, beginning, shelf, texts, messages, citation, buttons, page_facts, render, browsing, memory, answers,
feedback, inline, changes, status, inbox, admin, record_json, logbook, events, delivery, guests, conversation, report,
fitting, console, figures, reception, telegram_html, telegram_app, upkeep, interior, health, serving, doctor, commands,
cli.
"""
