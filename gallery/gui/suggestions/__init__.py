"""Guesses and their answers: a word of a post is a tag only once the user says so.

``page`` shows all open guesses in a ``listing``: ``rows`` (what is listed), ``painter`` (how)
and ``glances`` (small pictures of the rows in sight). ``meaning`` asks who or what a word is;
``answers`` applies what came of it, for the page and the inspector alike. ``words`` says
where a guess came from.
"""
