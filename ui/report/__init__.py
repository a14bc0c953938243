"""Step 3: the report's forms, the text to paste, the comparison, the office."""
