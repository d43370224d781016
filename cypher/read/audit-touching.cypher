// What an audit of some sources starts from: the relations in which what they state stands, and the questions that they and others answer with figures.
UNWIND $sources AS id
MATCH (s:Source {id: id})
USING INDEX SEEK s:Source(id)
CALL (s) {
  MATCH (s)<-[i:IN]-(:Citation)<-[f:CITED_AT]-(x)<-[r:RELATES]-(n:Constraint)
  WHERE i.from <= $at AND i.until > $at AND f.from <= $at AND f.until > $at AND r.from <= $at AND r.until > $at
  RETURN n.id AS constraint, null AS question
  UNION
  MATCH (s)<-[i:IN]-(:Citation)<-[f:CITED_AT]-(c:Claim)-[a:ABOUT]->(g:Figure)
  WHERE i.from <= $at AND i.until > $at AND f.from <= $at AND f.until > $at AND a.from <= $at AND a.until > $at AND c.stance = 'AFFIRMS'
  RETURN null AS constraint, g.family AS question
}
RETURN collect(DISTINCT constraint) AS constraints, collect(DISTINCT question) AS questions
