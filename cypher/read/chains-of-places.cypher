// Places and districts with all that each lies within, itself included, and what each of these is a part of.
UNWIND $ids AS id
MATCH path = (anchor:Record {id: id})-[:WITHIN*0..]->(m:Record)
USING INDEX SEEK anchor:Record(id)
WHERE all(n IN nodes(path) WHERE n.from <= $at AND n.until > $at) AND all(e IN relationships(path) WHERE e.from <= $at AND e.until > $at)
WITH DISTINCT id, m
// What is led to has no label here, lest the planner start from all records.
WITH id, m, COLLECT { MATCH (m)-[e:WITHIN|SEAT_IN]->(w) WHERE e.from <= $at AND e.until > $at AND w.from <= $at AND w.until > $at RETURN DISTINCT w.id } AS wholes
RETURN id, collect({id: m.id, name: m.caption, kind: coalesce(m.placeKind, m.kind), of: wholes}) AS chain
