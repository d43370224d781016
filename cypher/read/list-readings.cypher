// Readings of slips and unclear places.
MATCH (n:Reading)
WHERE n.id > $after AND n.from <= $at AND n.until > $at
  AND ($kind IS NULL OR n.kind = $kind)
  AND ($of IS NULL OR EXISTS { MATCH (n)-[e:READS]->(:Record {id: $of}) WHERE e.from <= $at AND e.until > $at })
WITH n.id AS id ORDER BY id LIMIT $limit
WITH collect(id) AS ids
RETURN ids, CASE WHEN $count THEN COUNT { MATCH (n:Reading) WHERE n.from <= $at AND n.until > $at
  AND ($kind IS NULL OR n.kind = $kind)
  AND ($of IS NULL OR EXISTS { MATCH (n)-[e:READS]->(:Record {id: $of}) WHERE e.from <= $at AND e.until > $at }) } END AS total
