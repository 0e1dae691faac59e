"""The house as its users see it, in a real Chromium."""
