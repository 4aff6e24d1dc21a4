"""What the rules about translations share: which pages belong together, and what keeps them apart.

Which files are pages of which language, `content` says; here is what goes wrong with it.
"""
