// Whom the rolls list: the entry, the person that its proposition is about in the role that the roll enumerates, and the names written.
UNWIND $rolls AS roll
MATCH (r:Roll {id: roll})-[l:LISTS]->(c:Claim)
USING INDEX SEEK r:Roll(id)
WHERE r.from <= $at AND r.until > $at AND l.from <= $at AND l.until > $at
OPTIONAL MATCH (c)-[a:ABOUT]->(:Proposition)-[s]->(entity:Record)
WHERE a.from <= $at AND a.until > $at AND s.from <= $at AND s.until > $at AND s.role = $subjects[r.of]
RETURN roll, c.id AS claim, entity.id AS entity, [(c)-[m:NAMES]->(mention:Mention) WHERE m.role = $subjects[r.of] AND m.from <= $at AND m.until > $at | mention.id] AS mentions
ORDER BY roll, l.position
