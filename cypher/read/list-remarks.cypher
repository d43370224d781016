// Contradictions and gaps that somebody noticed.
MATCH (n:Remark)
WHERE n.id > $after AND n.from <= $at AND n.until > $at
  AND ($kind IS NULL OR n.kind = $kind)
  AND ($about IS NULL OR EXISTS { MATCH (n)-[e:BETWEEN]->(:Record {id: $about}) WHERE e.from <= $at AND e.until > $at })
WITH n.id AS id ORDER BY id LIMIT $limit
WITH collect(id) AS ids
RETURN ids, CASE WHEN $count THEN COUNT { MATCH (n:Remark) WHERE n.from <= $at AND n.until > $at
  AND ($kind IS NULL OR n.kind = $kind)
  AND ($about IS NULL OR EXISTS { MATCH (n)-[e:BETWEEN]->(:Record {id: $about}) WHERE e.from <= $at AND e.until > $at }) } END AS total
