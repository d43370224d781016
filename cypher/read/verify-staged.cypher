// What lies beyond the head: a load is at work, or did not end.
MATCH (n:Record)
WHERE n.from > $head OR (n.until > $head AND n.until < $max)
RETURN n.id AS id, CASE WHEN n.from > $head THEN 'staged for revision ' + n.from ELSE 'to be retired by revision ' + n.until END AS fault
LIMIT $limit
