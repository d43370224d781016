// Records by id with the edges that leave them. A record that is no longer in force comes in its last version: an id keeps resolving.
UNWIND $ids AS id
CALL (id) {
  MATCH (n:Record {id: id})
  USING INDEX SEEK n:Record(id)
  WHERE n.from <= $at
  RETURN n ORDER BY n.from DESC LIMIT 1
}
WITH n, CASE WHEN n.until > $at THEN $at ELSE n.until - 1 END AS seen
RETURN labels(n) AS labels, properties(n) AS props,
  COLLECT { MATCH (n)-[e:!LISTS]->(m:Record) WHERE e.from <= seen AND e.until > seen RETURN {type: type(e), to: m.id, props: properties(e)} } AS edges
