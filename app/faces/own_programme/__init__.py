"""The pages behind private links: a programme of one's own, the answer to an invitation, a calendar feed of one's own."""
