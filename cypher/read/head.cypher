// The newest revision that is whole, and who made it; every request reads it once.
OPTIONAL MATCH (h:Head {name: 'head'})
RETURN coalesce(h.revision, 0) AS head, h.writer AS writer
