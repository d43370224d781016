// The records that belong to a dossier, page by page, each with the edges that leave it.
MATCH (n:Record)
WHERE n.dossier = $dossier AND n.id > $after AND n.from <= $at AND n.until > $at
WITH n ORDER BY n.id LIMIT $limit
RETURN n.id AS id, labels(n) AS labels, properties(n) AS props,
  COLLECT { MATCH (n)-[e]->(m:Record) WHERE e.from <= $at AND e.until > $at RETURN {type: type(e), to: m.id, props: properties(e)} } AS edges
ORDER BY id
