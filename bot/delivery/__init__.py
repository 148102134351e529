"""To Telegram and back: pace, retries, order, nothing lost, nothing twice. It knows no conversation.

Reading order, which is also the order of imports: clock, limits, journal, failures, journal_file, queue, verdict,
connections, request, listener, webhook, pace, polling.
"""
