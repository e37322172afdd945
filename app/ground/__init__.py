"""What every floor stands on: no noun of the office in here."""
