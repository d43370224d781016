// Versions that end before they begin, or whose key is not their id and beginning.
MATCH (n:Record)
WHERE n.id IS NULL OR n.from IS NULL OR n.until IS NULL OR n.from < 1 OR n.from > n.until OR n.key <> n.id + '@' + n.from
RETURN coalesce(n.id, n.key, elementId(n)) AS id, 'in force from ' + coalesce(toString(n.from), '?') + ' until ' + coalesce(toString(n.until), '?') + ' under the key ' + coalesce(n.key, '?') AS fault
LIMIT $limit
