// Of whom a claim says in words that a roll omits them.
UNWIND $rolls AS roll
MATCH (r:Roll {id: roll})<-[o:OMITTED_FROM]-(c:Claim)-[a:ABOUT]->(:Proposition)-[s]->(entity:Record)
USING INDEX SEEK r:Roll(id)
WHERE o.from <= $at AND o.until > $at AND a.from <= $at AND a.until > $at AND s.from <= $at AND s.until > $at AND s.role = $subjects[r.of]
RETURN DISTINCT roll, entity.id AS entity
