"""The two languages of a post, side by side: what stands for what, and what differs."""
