// The families of propositions before or after a revision, and who of them is in force after it.
UNWIND $propositions AS id
MATCH (p:Proposition {id: id}) USING INDEX SEEK p:Proposition(id)
WITH DISTINCT p.family AS family
MATCH (n:Proposition {family: family})
USING INDEX SEEK n:Proposition(family)
WHERE n.from <= $at AND n.until >= $at
RETURN n.id AS id, n.kind AS kind, max(n.until) > $at AS inForce
ORDER BY id
