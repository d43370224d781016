// For each name, the things of which one word or more of it may be a name: by recorded spelling, or by keys.
UNWIND $names AS name
CALL (name) {
  CALL {
    WITH name
    CALL db.index.fulltext.queryNodes('nameKeys', name.keys, {limit: $most}) YIELD node, score
    RETURN node AS hit, score
    UNION ALL
    WITH name
    CALL db.index.fulltext.queryNodes('names', name.query, {limit: $most}) YIELD node, score
    RETURN node AS hit, score
  }
  WITH name, hit, score
  WHERE hit.from <= $at AND hit.until > $at
  OPTIONAL MATCH (hit)-[e:IDENTIFIED_AS]->(entity:Named)
  WHERE e.from <= $at AND e.until > $at
  WITH name, coalesce(entity, hit) AS n, score
  WHERE NOT n:Mention AND any(label IN labels(n) WHERE label IN name.labels)
  WITH n.id AS id, max(score) AS score ORDER BY score DESC, id LIMIT $candidates
  RETURN collect(id) AS ids
}
RETURN name.position AS position, ids
