// Derivations that are recorded as suspected.
MATCH (s:Source)
WHERE s.id > '' AND s.from <= $at AND s.until > $at
MATCH (s)<-[e:DERIVED]-(d:Derivation)-[f:FROM]->(p:Source)
WHERE e.from <= $at AND e.until > $at AND f.from <= $at AND f.until > $at AND d.suspected = true AND ($source IS NULL OR s.id = $source OR p.id = $source)
RETURN s.id AS source, p.id AS from, min(d.id) AS id
ORDER BY source, from
LIMIT $limit
