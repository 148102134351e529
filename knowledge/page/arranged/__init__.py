"""Lines that belong together, and all of a page in one order: section, headline, attribution, text.

Reading order, which is also the order of imports: blocks, sections, bylines, occasions, profiles, captions,
proposals, compound, paragraphs, sheet, signatures, unlabelled, layout, cards, biographies.
"""
