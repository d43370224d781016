// In which districts, lists, meetings … propositions of some kinds place people: what a roll's limits are compared with.
UNWIND $people AS person
MATCH (p:Record {id: person})<-[s]-(n:Proposition)-[r]->(filler:Record)
USING INDEX SEEK p:Record(id)
WHERE p.from <= $at AND p.until > $at AND s.from <= $at AND s.until > $at AND r.from <= $at AND r.until > $at
  AND n.kind IN $kinds AND s.role = $subjects[n.kind] AND r.role IS NOT NULL
RETURN person, n.kind AS kind, r.role AS role, collect(DISTINCT filler.id) AS fillers
