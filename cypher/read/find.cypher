// Named things whose own name, or a name identified as them, matches; each once, by its best match.
CALL db.index.fulltext.queryNodes('names', $query) YIELD node AS hit, score
WHERE hit.from <= $at AND hit.until > $at
OPTIONAL MATCH (hit)-[e:IDENTIFIED_AS]->(entity:Named)
WHERE e.from <= $at AND e.until > $at
WITH coalesce(entity, hit) AS n, coalesce(hit.text, hit.name, hit.caption) AS matched, score
WHERE NOT n:Mention AND any(label IN labels(n) WHERE label IN $labels)
WITH n.id AS id, matched, score ORDER BY score DESC, matched
WITH id, collect(matched)[0] AS matched, max(score) AS score
ORDER BY score DESC, id SKIP $skip LIMIT $limit
RETURN id, matched, score
