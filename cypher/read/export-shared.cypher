// Shared records that a dossier declares, each with the edges that leave it.
UNWIND $ids AS id
MATCH (n:Record {id: id})
USING INDEX SEEK n:Record(id)
WHERE n.from <= $at AND n.until > $at
RETURN labels(n) AS labels, properties(n) AS props,
  COLLECT { MATCH (n)-[e]->(m:Record) WHERE e.from <= $at AND e.until > $at RETURN {type: type(e), to: m.id, props: properties(e)} } AS edges
