"""Trees of a search in which only leaves are refused.

SQLite's parser holds a hundred unfinished pieces at most. "Not (a or (b and not (c or …" takes
five of them a level; "not a and (not b or c and …" takes half of that.
"""

from gallery.search import ast


def pushed_down(node: ast.Node) -> ast.Node:
    """Return a tree that means the same, with every *not* at a leaf."""
    match node:
        case ast.And(nodes):
            return ast.all_of(*map(pushed_down, nodes))
        case ast.Or(nodes):
            return ast.any_of(*map(pushed_down, nodes))
        case ast.Not(ast.And(nodes)):
            return ast.any_of(*(pushed_down(ast.negate(part)) for part in nodes))
        case ast.Not(ast.Or(nodes)):
            return ast.all_of(*(pushed_down(ast.negate(part)) for part in nodes))
        case ast.Not(inner):
            return pushed_down(inner.node) if isinstance(inner, ast.Not) else ast.negate(inner)
        case _:
            return node
