// Propositions that presuppose an event of which one of these is an account: all that the account concerns takes
// part in them. $presupposing names, for each sort of event, the kinds that presuppose it.
UNWIND $propositions AS id
MATCH (o:Proposition {id: id})
USING INDEX SEEK o:Proposition(id)
WHERE o.kind = 'occurrence' AND $presupposing[o.what] IS NOT NULL
MATCH (o)-[e:CONCERNS {role: 'of'}]->(m:Record)
WHERE e.from <= $at AND e.until >= $at
WITH o, m ORDER BY COUNT { (m)<--() }
WITH o, collect(m) AS concerned
WITH o, head(concerned) AS rarest, concerned
MATCH (rarest)<-[s]-(p:Proposition)
WHERE s.from <= $at AND s.until >= $at AND p.kind IN $presupposing[o.what] AND all(m IN concerned WHERE EXISTS { (p)-[t]->(m) WHERE t.from <= $at AND t.until >= $at })
RETURN DISTINCT p.id AS id
