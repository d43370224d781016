MATCH (r:Revision)
WHERE r.number <= $at AND r.number < $before
RETURN r {.*} AS revision
ORDER BY r.number DESC
LIMIT $limit
