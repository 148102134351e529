"""What a citizen is shown, may press, and says of it; and what is remembered of a visit while it lasts.

Reading order, which is also the order of imports: citation, choices, buttons, namesakes, page_facts, quotations,
matched_words, render, browsing, inline, memory, answers, feedback, guests.
"""
