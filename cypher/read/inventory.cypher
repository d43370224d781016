// The records of one dossier in force, page by page: what a load compares itself with.
MATCH (n:Record)
USING INDEX n:Record(dossier, id)
WHERE n.dossier = $dossier AND n.id > $after AND n.until = $max
WITH n ORDER BY n.id LIMIT $limit
RETURN n.id AS id, n.key AS key, n.hash AS hash, labels(n) AS labels
