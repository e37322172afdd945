"""Approval: who has agreed to the next version, on our side and on the partner's."""
