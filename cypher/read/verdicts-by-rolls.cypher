// Propositions on which rolls bear before or after a revision: what they would list, what they list, and what is
// said to be missing from them.
UNWIND $rolls AS id
MATCH (r:Roll {id: id}) USING INDEX SEEK r:Roll(id)
CALL (r) {
  MATCH (r)-[e:COVERS]->(m:Record)<-[s]-(p:Proposition)
  WHERE e.from <= $at AND e.until >= $at AND s.from <= $at AND s.until >= $at AND p.kind = r.of
  RETURN p.id AS proposition
  UNION
  MATCH (r)-[e:LISTS]->(:Claim)-[a:ABOUT]->(p:Proposition)
  WHERE e.from <= $at AND e.until >= $at AND a.from <= $at AND a.until >= $at
  RETURN p.id AS proposition
  UNION
  MATCH (r)<-[e:OMITTED_FROM]-(:Claim)-[a:ABOUT]->(p:Proposition)
  WHERE e.from <= $at AND e.until >= $at AND a.from <= $at AND a.until >= $at
  RETURN p.id AS proposition
}
RETURN DISTINCT proposition AS id
