"""The rules, one a file. `lint.load_rules` finds them here: there is no list to edit."""
