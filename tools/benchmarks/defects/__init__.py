"""What parity_defects.py injects, and how it judges what is reported."""
