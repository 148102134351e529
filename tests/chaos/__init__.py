"""What goes wrong with the whole bot: killed, starved, flooded, misused, edited under its feet, for a whole day.

Every test here runs short with the others; `make chaos` runs them long (`--kills`, `--updates`, `--seconds`,
`--inputs`, `--seed`). `docs/reliability.md` says which point each of them shows.
"""
