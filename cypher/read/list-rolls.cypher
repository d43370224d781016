// Enumerations.
MATCH (n:Roll)
WHERE n.id > $after AND n.from <= $at AND n.until > $at
  AND ($of IS NULL OR n.of = $of)
  AND ($source IS NULL OR n.source = $source)
WITH n.id AS id ORDER BY id LIMIT $limit
WITH collect(id) AS ids
RETURN ids, CASE WHEN $count THEN COUNT { MATCH (n:Roll) WHERE n.from <= $at AND n.until > $at
  AND ($of IS NULL OR n.of = $of)
  AND ($source IS NULL OR n.source = $source) } END AS total
