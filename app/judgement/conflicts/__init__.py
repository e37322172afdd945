"""What does not hold in a plan, how bad it is, whom it concerns and what would mend it.

Where to begin, each group from its beginning to its end; what is pure is named in the contract `judging` of `pyproject.toml`:

- **What is judged**: `facts` (rows as frozen values), `bookings` (what each books people for), `promised` (what was to be
  done by now), `situation` (all of it in order), `reach`
  (the ways between places), `edits` (a change thought through). Read by `loading/`, with `ways`.
- **Judging**: `findings` (what comes out), `checks` (what a kind is and over what it goes), `engine`, and `kinds/`, a file a kind. What
  several kinds share: `pairs` (two things of one person), `presence` (who is there by their legs), `guests`, `parties` (who of which
  side), `halls_thought`, `vehicles_thought`, `ahead` (what still lies ahead), `resting`
  (the collector of cycles, meanwhile).
- **What would mend it**: `deeds` as values, `pairs_mended` and `interpreters_free` propose them, `deed_edits` thinks them through,
  `weighing` says what a change makes, keeps and mends, `remedying` offers and does them, `doing` by the ordinary commands; `live` weighs
  a form being filled in.
- **Waivers**: `models`, `rules`, `queries`, `commands`; `standing` is an event's findings less what has been waived; `waived` and
  `waived_reading` are what versions and approval sheets keep of that.
- **Telling**: `names` (what things are called; `names_after` a change), `wording` (findings), `deed_wording` (deeds), `listing` (the
  list's filters and groups), `showing` (what other pages tell in passing, from what `kept` remembers).
- **Times that are free**: `free_time/`, a search over the same facts.
"""
