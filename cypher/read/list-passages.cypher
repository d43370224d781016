// What was read, passage by passage.
MATCH (n:Passage)
WHERE n.id > $after AND n.from <= $at AND n.until > $at
  AND ($source IS NULL OR n.source = $source)
  AND ($noClaim IS NULL OR $noClaim = (n.noClaim IS NOT NULL))
WITH n.id AS id ORDER BY id LIMIT $limit
WITH collect(id) AS ids
RETURN ids, CASE WHEN $count THEN COUNT { MATCH (n:Passage) WHERE n.from <= $at AND n.until > $at
  AND ($source IS NULL OR n.source = $source)
  AND ($noClaim IS NULL OR $noClaim = (n.noClaim IS NOT NULL)) } END AS total
