// Tables of the sources.
MATCH (n:Table)
WHERE n.id > $after AND n.from <= $at AND n.until > $at
WITH n.id AS id ORDER BY id LIMIT $limit
WITH collect(id) AS ids
RETURN ids, CASE WHEN $count THEN COUNT { MATCH (n:Table) WHERE n.from <= $at AND n.until > $at } END AS total
