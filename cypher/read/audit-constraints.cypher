// Relations that must hold, with the claims and rolls that they relate.
MATCH (n:Constraint)
WHERE n.id > '' AND n.from <= $at AND n.until > $at
RETURN n.id AS id, n.kind AS kind, n.coverage AS coverage, n.group AS group, n.because AS because,
  COLLECT { MATCH (n)-[e:RELATES]->(m:Record) WHERE e.from <= $at AND e.until > $at RETURN {term: e.term, position: e.position, id: m.id} } AS terms
ORDER BY id
