// Propositions whose claims rest on what is said of others, before or after a revision.
UNWIND $propositions AS id
MATCH (anchor:Proposition {id: id})<-[a:ABOUT]-(c:Claim)
USING INDEX SEEK anchor:Proposition(id)
WHERE a.from <= $at AND a.until >= $at
WITH DISTINCT c
MATCH (c)<-[es:RESTS_ON*1..]-(d:Claim)
WHERE all(e IN es WHERE e.from <= $at AND e.until >= $at)
WITH DISTINCT d
MATCH (d)-[b:ABOUT]->(p:Proposition)
WHERE b.from <= $at AND b.until >= $at
RETURN DISTINCT p.id AS id
