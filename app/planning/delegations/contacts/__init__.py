"""The contact of a delegation: `links` opens their page, `missing` says what to ask for, `proposals` keeps what they send (`proposed` is
what one holds, `filled_form` the plan of an uploaded form), `reviewing` shows it to the office, `deciding` says yes or no."""
