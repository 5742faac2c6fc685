"""Small widgets that know nothing of photos or libraries; each could live in another program."""
