"""What a terminal shows: screens, widgets and the words they share. It knows no rule and talks only to a session.

`telling` and `sitting` are plain Python, so that the line-by-line game tells the same story; only the rest of the room
loads Textual, and nothing does so before it is asked for.
"""
