// Relations by id, the sums whose total answers some questions, and the parallel columns of all of these, with the claims and rolls that they relate.
CALL () {
  UNWIND $constraints AS id
  MATCH (n:Constraint {id: id})
  USING INDEX SEEK n:Constraint(id)
  RETURN n
  UNION
  UNWIND $questions AS question
  MATCH (g:Proposition {family: question})<-[a:ABOUT]-(:Claim)<-[r:RELATES {term: 'total'}]-(n:Constraint)
  USING INDEX SEEK g:Proposition(family)
  WHERE a.from <= $at AND a.until > $at AND r.from <= $at AND r.until > $at AND n.kind = 'SUM'
  RETURN n
}
WITH DISTINCT n
WHERE n.from <= $at AND n.until > $at
CALL (n) {
  RETURN n AS m
  UNION
  MATCH (m:Constraint {group: n.group})
  USING INDEX SEEK m:Constraint(group)
  WHERE m.from <= $at AND m.until > $at
  RETURN m
}
WITH DISTINCT m AS n
RETURN n.id AS id, n.kind AS kind, n.coverage AS coverage, n.group AS group, n.because AS because,
  COLLECT { MATCH (n)-[e:RELATES]->(m:Record) WHERE e.from <= $at AND e.until > $at RETURN {term: e.term, position: e.position, id: m.id} } AS terms,
  head(COLLECT { MATCH (n)-[e:RELATES]->(m:Record) WHERE e.from <= $at AND e.until > $at AND m.source IS NOT NULL RETURN m.source ORDER BY m.source LIMIT 1 }) AS first
ORDER BY id
