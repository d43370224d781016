// What a writer that did not finish had marked as retired stays in force, with its edges: some edges at a time, and the nodes
// that have none left. To be run again until none is left.
MATCH (l:Lease {name: 'writer'})
SET l.asked = timestamp()
WITH l WHERE l.holder = $holder
SET l.expires = timestamp() + $ttl
WITH l
MATCH (n:Record)
WHERE n.until > $head AND n.until < $max
WITH n LIMIT 500
OPTIONAL MATCH (n)-[e]-()
WHERE e.until > $head AND e.until < $max
WITH n, e LIMIT $limit
WITH collect(DISTINCT n) AS nodes, collect(DISTINCT e) AS edges
FOREACH (e IN edges | SET e.until = $max)
WITH nodes, size(edges) AS restored
CALL (nodes) {
  UNWIND nodes AS n
  WITH n WHERE NOT EXISTS { MATCH (n)-[e]-() WHERE e.until > $head AND e.until < $max }
  SET n.until = $max
  RETURN count(*) AS swept
}
RETURN swept AS done, swept + restored AS touched
