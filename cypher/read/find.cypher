// Named things whose own name, or a name identified as them, matches: by a recorded spelling, or by the keys of one; and what bears no name, by its caption.
CALL {
  CALL db.index.fulltext.queryNodes('names', $query, {limit: $most}) YIELD node, score
  RETURN node AS hit, score, true AS recorded
  UNION ALL
  CALL db.index.fulltext.queryNodes('captions', $captions, {limit: $most}) YIELD node, score
  RETURN node AS hit, score, true AS recorded
  UNION ALL
  CALL db.index.fulltext.queryNodes('nameKeys', $keys, {limit: $most}) YIELD node, score
  RETURN node AS hit, score, false AS recorded
}
WITH hit, score, recorded
WHERE hit.from <= $at AND hit.until > $at
OPTIONAL MATCH (hit)-[e:IDENTIFIED_AS]->(entity:Named)
WHERE e.from <= $at AND e.until > $at
WITH coalesce(entity, hit) AS n, coalesce(hit.text, hit.name, hit.caption) AS matched, score, recorded
WHERE NOT n:Mention AND any(label IN labels(n) WHERE label IN $labels)
WITH n.id AS id, matched, max(recorded) AS recorded, max(score) AS score
ORDER BY recorded DESC, score DESC, matched
WITH id, collect({matched: matched, recorded: recorded})[..$spellings] AS matches, max(score) AS best
ORDER BY best DESC, id LIMIT $most
RETURN id, matches
