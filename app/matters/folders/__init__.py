"""The head's folder of an event («папка руководителя»): chosen documents in their order."""
