"""The pages of instructions, of the roadmap and of dossiers, and the posts that write them."""
