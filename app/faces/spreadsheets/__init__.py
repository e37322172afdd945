"""Lists in and out: files and pastes read, mapped, looked through and taken in; lists written as spreadsheets."""
