// Events and what became of them.
MATCH (n:Occurrence)
WHERE n.id > $after AND n.from <= $at AND n.until > $at
  AND ($what IS NULL OR n.what = $what)
  AND ($status IS NULL OR n.status IN $status)
  AND ($of IS NULL OR EXISTS { MATCH (n)-[e:CONCERNS]->(:Record {id: $of}) WHERE e.from <= $at AND e.until > $at })
WITH n.id AS id ORDER BY id LIMIT $limit
WITH collect(id) AS ids
RETURN ids, CASE WHEN $count THEN COUNT { MATCH (n:Occurrence) WHERE n.from <= $at AND n.until > $at
  AND ($what IS NULL OR n.what = $what)
  AND ($status IS NULL OR n.status IN $status)
  AND ($of IS NULL OR EXISTS { MATCH (n)-[e:CONCERNS]->(:Record {id: $of}) WHERE e.from <= $at AND e.until > $at }) } END AS total
