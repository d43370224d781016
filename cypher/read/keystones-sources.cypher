// Sources in the order of their ids, page by page.
MATCH (s:Source)
USING INDEX s:Source(id)
WHERE s.id > $after AND s.from <= $at AND s.until > $at
RETURN s.id AS id ORDER BY id LIMIT $limit
