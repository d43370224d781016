// The source that a claim names as its speaker is the one that its citation is in.
MATCH (c:Claim)-[e:CITED_AT]->(:Citation)-[f:IN]->(s:Source)
WHERE c.from <= $head AND c.until > $head AND e.from <= $head AND e.until > $head AND f.from <= $head AND f.until > $head AND s.id <> c.source
RETURN c.id AS id, 'said by ' + c.source + ', cited in ' + s.id AS fault
LIMIT $limit
