"""What Hugo makes of a body: links and anchors, bold text, quotes, and what falls apart."""
