// The rolls that enumerate entities, with the entries whose proposition has them in the role that the roll enumerates.
UNWIND $entities AS id
MATCH (entity:Record {id: id})<-[s]-(:Proposition)<-[a:ABOUT]-(c:Claim)<-[l:LISTS]-(r:Roll)
USING INDEX SEEK entity:Record(id)
WHERE s.from <= $at AND s.until > $at AND a.from <= $at AND a.until > $at AND l.from <= $at AND l.until > $at AND s.role = $subjects[r.of]
RETURN DISTINCT id AS entity, r.id AS roll, r.caption AS caption, c.id AS claim
ORDER BY entity, roll, claim
