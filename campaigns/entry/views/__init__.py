"""The pages of entering."""
