"""The demo organisation: made by the same verbs that people use, so it tests them as well."""
