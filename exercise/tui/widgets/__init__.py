"""The pieces that screens are made of: lists, choices and bars that show told lines and report what was chosen."""
