"""The conversation and its doors. It depends on knowledge, never the reverse.

Reading order, which is also the order of imports: settings, disk, records, store, start, versions, backup, texts,
messages, delivery, citizen, editor, record_json, logbook, conversation, report, fitting, console, telegram_app,
service, commands, cli.
"""
