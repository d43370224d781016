// People, by a party that they were members of, stood for or sat for.
MATCH (n:Person)
WHERE n.id > $after AND n.from <= $at AND n.until > $at
  AND ($ids IS NULL OR n.id IN $ids)
  AND ($party IS NULL OR EXISTS { MATCH (n)<-[e]-(m:Proposition)-[b:FOR_PARTY|MEMBER_OF|NOMINATED_BY]->(:Record {id: $party}) WHERE b.from <= $at AND b.until > $at AND e.from <= $at AND e.until > $at AND m.from <= $at AND m.until > $at })
WITH n.id AS id ORDER BY id LIMIT $limit
WITH collect(id) AS ids
RETURN ids, CASE WHEN $count THEN COUNT { MATCH (n:Person) WHERE n.from <= $at AND n.until > $at
  AND ($ids IS NULL OR n.id IN $ids)
  AND ($party IS NULL OR EXISTS { MATCH (n)<-[e]-(m:Proposition)-[b:FOR_PARTY|MEMBER_OF|NOMINATED_BY]->(:Record {id: $party}) WHERE b.from <= $at AND b.until > $at AND e.from <= $at AND e.until > $at AND m.from <= $at AND m.until > $at }) } END AS total
