// Rolls of some kinds of proposition that are limited to nothing but these entities, and rolls by id, with their limits,
// the way by which they are known, and the first proposition that they enumerate. Ends of edges bear no label, as in case-claims.
CALL () {
  UNWIND $entities AS id
  MATCH (x:Record {id: id})<-[e:COVERS]-(r:Roll)
  USING INDEX SEEK x:Record(id)
  WHERE e.from <= $at AND e.until > $at
  // Only now, lest the planner start from all rolls of the kind.
  WITH DISTINCT r WHERE r.of IN $kinds
    AND NOT EXISTS { MATCH (r)-[f:COVERS]->(m) WHERE f.from <= $at AND f.until > $at AND NOT m.id IN $entities }
  RETURN r
  UNION
  UNWIND $rolls AS id
  MATCH (r:Roll {id: id})
  USING INDEX SEEK r:Roll(id)
  WHERE r.from <= $at AND r.until > $at
  RETURN r
}
RETURN properties(r) AS props,
  COLLECT { MATCH (r)-[e:COVERS]->(m) WHERE e.from <= $at AND e.until > $at RETURN {role: e.role, entity: m.id} } AS covers,
  COLLECT { MATCH (r)-[e:RELAYED_BY]->(s) WHERE e.from <= $at AND e.until > $at RETURN {source: s.id, how: e.how} ORDER BY e.step } AS relay,
  head(COLLECT {
    MATCH (r)-[e:LISTS]->()-[a:ABOUT]->(p)
    WHERE e.from <= $at AND e.until > $at AND a.from <= $at AND a.until > $at
    WITH p, e.position AS position ORDER BY position LIMIT 1
    RETURN {props: properties(p), edges: COLLECT { MATCH (p)-[s]->(m) WHERE s.role IS NOT NULL AND s.from <= $at AND s.until > $at RETURN {type: type(s), to: m.id, props: {role: s.role}} }}
  }) AS example
