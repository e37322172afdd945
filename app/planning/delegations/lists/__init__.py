"""Lists of people that are taken in: `columns` and `values` read cells, `rows` makes persons of them, `known` and `matching` find who
they are, `planning` says what would become of each, `taking_in` writes one; `target` offers it all to the face of spreadsheets."""
