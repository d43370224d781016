// Rolls of some kinds of proposition that are limited to one of these entities, and rolls by id, with their limits
// and the way by which they are known: that of their first entry, or else the text in which they were read.
CALL () {
  UNWIND $entities AS id
  MATCH (:Record {id: id})<-[e:COVERS]-(r:Roll)
  WHERE e.from <= $at AND e.until > $at AND r.of IN $kinds
  RETURN r
  UNION
  UNWIND $rolls AS id
  MATCH (r:Roll {id: id})
  WHERE r.from <= $at AND r.until > $at
  RETURN r
}
RETURN properties(r) AS props,
  COLLECT { MATCH (r)-[e:COVERS]->(m:Record) WHERE e.from <= $at AND e.until > $at RETURN {role: e.role, entity: m.id} } AS covers,
  COLLECT { MATCH (r)-[e:LISTS {position: 1}]->(:Claim)-[f:RELAYED_BY]->(s:Source) WHERE e.from <= $at AND e.until > $at AND f.from <= $at AND f.until > $at RETURN {source: s.id, how: f.how} ORDER BY f.step } AS relay,
  head(COLLECT { MATCH (r)-[e:READ_IN]->(:Passage)-[f:OF]->(s:Source) WHERE e.from <= $at AND e.until > $at AND f.from <= $at AND f.until > $at RETURN s.id }) AS readIn
