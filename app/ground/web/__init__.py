"""What every page shares: the request's session, guards, language, forms, errors, headers."""
