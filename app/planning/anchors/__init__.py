"""What hangs on what: anchors between events, dates proposed by them, dates kept in reserve."""
