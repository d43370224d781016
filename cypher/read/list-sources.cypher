// Sources, by kind.
MATCH (n:Source)
WHERE n.id > $after AND n.from <= $at AND n.until > $at
  AND ($ids IS NULL OR n.id IN $ids)
  AND ($kind IS NULL OR n.kind = $kind)
WITH n.id AS id ORDER BY id LIMIT $limit
WITH collect(id) AS ids
RETURN ids, CASE WHEN $count THEN COUNT { MATCH (n:Source) WHERE n.from <= $at AND n.until > $at
  AND ($ids IS NULL OR n.id IN $ids)
  AND ($kind IS NULL OR n.kind = $kind) } END AS total
