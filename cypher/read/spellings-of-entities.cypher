// How entities are spelt: their own names and the mentions that are identified as them.
UNWIND $parents AS parent
MATCH (p:Record {id: parent})
USING INDEX SEEK p:Record(id)
WHERE p.from <= $at AND p.until > $at
OPTIONAL MATCH (p)<-[e:IDENTIFIED_AS]-(m:Mention)
WHERE e.from <= $at AND e.until > $at AND m.from <= $at AND m.until > $at
RETURN parent, p:Person AS person, p.name AS name, collect(DISTINCT m.text)[..$spellings] AS mentions
