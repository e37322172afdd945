"""What each list of the house says as a spreadsheet, in the spoken language."""
