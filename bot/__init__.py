"""The conversation and its doors. It depends on knowledge, never the reverse.

Reading order, which is also the order of imports: settings, texts, messages, render, conversation, console, cli.
"""
