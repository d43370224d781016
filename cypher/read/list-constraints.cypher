// Relations that must hold.
MATCH (n:Constraint)
WHERE n.id > $after AND n.from <= $at AND n.until > $at
  AND ($kind IS NULL OR n.kind = $kind)
WITH n.id AS id ORDER BY id LIMIT $limit
WITH collect(id) AS ids
RETURN ids, CASE WHEN $count THEN COUNT { MATCH (n:Constraint) WHERE n.from <= $at AND n.until > $at
  AND ($kind IS NULL OR n.kind = $kind) } END AS total
