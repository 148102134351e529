"""Words under who says them: where speeches and notes begin and end, and what is nobody's.

Reading order, which is also the order of imports: speeches, photos, survey, introductions, news, narrated, sayings,
floor, headings, pictures, talk, turns, reading, head, placing.
"""
