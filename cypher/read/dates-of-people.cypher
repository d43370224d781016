// When people are recorded to have done or undergone something: the dates of their propositions and of the meetings in them.
UNWIND $people AS person
MATCH (p:Record {id: person})<-[s]-(n:Proposition)
USING INDEX SEEK p:Record(id)
WHERE p.from <= $at AND p.until > $at AND s.from <= $at AND s.until > $at AND n.from <= $at AND n.until > $at AND s.role = $subjects[n.kind]
OPTIONAL MATCH (n)-[t]->(m:Meeting)
WHERE t.from <= $at AND t.until > $at AND m.from <= $at AND m.until > $at
WITH person, [dated IN [n, m] WHERE dated.dateFirstDay IS NOT NULL AND dated.dateLastDay IS NOT NULL] AS dated
UNWIND dated AS one
RETURN person, min(one.dateFirstDay) AS firstDay, max(one.dateLastDay) AS lastDay
