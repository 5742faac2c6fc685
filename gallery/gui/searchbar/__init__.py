"""The search field and the query behind the grid.

``field.SearchField`` is the line with its mark, its clear button and the words under it when
it cannot be read; ``understanding`` says what it shows about itself, ``offers`` lists what may
stand at the cursor (in ``rows``), ``note`` says what is wrong and what would be right,
``remembered`` keeps the searches of before; ``line`` joins them all;
``results.Browse`` joins the line with the sidebar's choice, asks the library (``asking``), and
hands the grid what came of it; ``keeping`` leaves in sight what an edit took out of the answer.
A newer question always drops the answer to an older one.
"""
