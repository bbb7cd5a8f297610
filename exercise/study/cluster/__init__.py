"""The same studies on many machines: it knows Dask, and no figure's meaning. Needs the extra `study` (distributed).

`hub` talks to a scheduler, `far` is a field whose games are played there, `errand` is what a worker does, `stamp` which
program a worker has. Only `hub` imports Dask, and only when a cluster is asked for.
"""
