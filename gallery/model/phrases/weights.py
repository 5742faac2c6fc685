"""What speaks against a reading: the smallest sum is the best one.

The figures only have to put readings into the right order; ``tests/model/phrases`` says which.
"""

NAME = 0.1  # a known name; so that one long name beats two short ones
RANK = 0.01  # for each bearer of the same name that is used more
BESIDE = 0.05  # a person named without a joiner: "V IU"
LINKED = 0.05  # the link is said apart from the scene
SPLIT = 0.4  # …although the scene has a name that begins with the link: "in black"
MET = 0.4  # people joined by "with": "IU with V"
AFTER = 0.6  # the people are said after the scene: "camcorder V"
AGAIN = 1.0  # somebody named a second time
STRAY = 0.2  # a joiner that joins nothing: "V and"
JOINER_INSIDE = 1.0  # a new scene that begins with a joiner: "and camcorder"
NEW_PERSON = 0.25  # new words that look like a person
NEW_SCENE = 3.0  # new words that are a scene, whatever they look like
WORD = 0.3  # for each word of a new scene: known people are not part of it
JOINED = 0.5  # a new scene after a joiner: "V and puffer jacket"
OPEN_VERB = 0.5  # "holding" cut off a new scene: "holding flowers" is one
LINK_FIRST = 2.0  # a new scene that begins with a link, instead of being linked
LINK_INSIDE = 0.3  # a link in the middle of a new scene
PEOPLE_INSIDE = 2.0  # a new scene that begins with known people who do something
PARTICLE = 0.6  # for a new scene, since a particle or a verb says where it ends
ASTRAY = 10.0  # a new scene made of names that were put into quotes

# How much worse another reading may be to be worth asking about.
DOUBT_OF_KNOWN = 0.5
DOUBT_OF_NEW = 0.5
