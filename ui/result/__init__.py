"""Step 2: the outcome, the findings and why, the questions, the kernkwaliteiten, and what is silent; on the map too."""
