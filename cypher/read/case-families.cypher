// Propositions, each in its last version even if it is no longer in force, and those in force that can entail
// or contradict them, with their participants.
CALL () {
  UNWIND $ids AS id
  CALL (id) {
    MATCH (p:Proposition {id: id})
    USING INDEX SEEK p:Proposition(id)
    WHERE p.from <= $at
    RETURN p ORDER BY p.from DESC LIMIT 1
  }
  RETURN p AS n
  UNION
  UNWIND $ids AS id
  MATCH (p:Proposition {id: id})
  USING INDEX SEEK p:Proposition(id)
  WHERE p.from <= $at
  WITH DISTINCT p.family AS family
  MATCH (n:Proposition {family: family})
  USING INDEX SEEK n:Proposition(family)
  WHERE n.from <= $at AND n.until > $at
  RETURN n
}
WITH n, CASE WHEN n.until > $at THEN $at ELSE n.until - 1 END AS seen
RETURN properties(n) AS props,
  COLLECT { MATCH (n)-[e]->(m:Record) WHERE e.role IS NOT NULL AND e.from <= seen AND e.until > seen RETURN {type: type(e), to: m.id, props: {role: e.role}} } AS edges
