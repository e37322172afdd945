"""What is known of those whom a list may mean, under the name that contacts' proposals know it by."""

from app.planning.delegations.lists.known import Known, known_of, known_of_members

__all__ = ["Known", "known_of", "known_of_members"]
