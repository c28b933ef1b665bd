"""Articles set side by side: what they share, and which words go back to one origin."""
