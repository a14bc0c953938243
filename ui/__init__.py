"""The dock, map tools and dialogs: thin, they show the report model and call the engine in tasks."""
