"""How well a passage bears a question out, how sure that makes an answer, and which of its words answer.

Reading order, which is also the order of imports: amounts, sums, values, units, individuals, partners, relatives,
fates, accusations, rivals, siblings, cues, evidence, held, sought, excerpt, merit, deeds, bearing, beside, years,
days, marks, times, remedies, concerns, meanings, instances, choices, claims, reported, calibration.
"""
