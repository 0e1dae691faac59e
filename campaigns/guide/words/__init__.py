"""The terms of the field by what they are about; plain data, in both languages."""
