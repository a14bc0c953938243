"""The maps of the policy as layers in a project, grouped and styled."""
