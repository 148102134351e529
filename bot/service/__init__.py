"""The bot as an operator runs it: started, watched, kept up and stopped.

Reading order, which is also the order of imports: events, figures, reception, upkeep, interior, health, serving,
doctor.
"""
