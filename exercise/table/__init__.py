"""One running exercise, headless: who sits where, whose move it is, what each may see, and what is kept of it."""
