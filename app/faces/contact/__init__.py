"""The private pages of a delegation's contact: their own delegation, what is missing, what they propose."""
