"""Plain values and rules of the product; standard library only.

``names`` folds and compares names in any script, ``romanisation`` writes Korean ones in Latin
letters, ``keyboard`` reads what was typed in the wrong language, ``people`` and ``scenes`` are who
and what a photo can show, ``starter`` what many show, ``phrases`` reads and says what binds them
("V with camcorder"), ``replacing`` puts words in place of others, ``photo`` and ``photoset`` are
what is collected, ``region`` is where somebody is, ``turn`` how a picture is turned, ``quality``
which of two files is better, ``variants`` how photos of one picture differ. ``dates`` reads dates
in digits, ``natural_dates`` those in words, ``facts`` says where a value came from, ``described``
gathers what is said of one photo or post, ``suggestion`` what is only a guess. ``searches`` are
those that are kept under a name, ``reasons`` say why a file was refused or is damaged, ``history``
names one undo step, ``changes`` is the one message from below to a face, ``errors`` what a user
can meet; ``resources`` are the files beside the code.

Of several copies of one picture ``best_copy`` proposes the best, and ``copy_differences`` says
what tells them apart.

Why values: they are frozen, so that they cross threads and processes without a lock.
"""
