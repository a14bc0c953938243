"""Policy as data: what the YAML files under `resources/policy` say, read strictly into frozen dataclasses."""
