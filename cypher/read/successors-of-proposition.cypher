// What the claims about a proposition that is no longer in force, or about narrower ones, are about now.
UNWIND $parents AS parent
CALL (parent) {
  MATCH (p:Record {id: parent})<-[:ENTAILS*0..1]-(:Proposition)<-[:ABOUT]-(c:Claim)
  USING INDEX SEEK p:Record(id)
  WHERE p.from <= $at
  WITH DISTINCT c.id AS claim
  MATCH (now:Record {id: claim})-[e:ABOUT]->(n:Proposition)
  USING INDEX SEEK now:Record(id)
  WHERE now.from <= $at AND now.until > $at AND e.from <= $at AND e.until > $at AND n.id <> parent AND n.id > $after
  WITH DISTINCT n.id AS id ORDER BY id LIMIT $limit
  RETURN collect(id) AS ids
}
RETURN parent, ids, null AS total
