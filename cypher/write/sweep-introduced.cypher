// What a writer that did not finish had staged: some edges at a time, and the nodes that have none left. To be run again until none is left.
MATCH (l:Lease {name: 'writer'})
SET l.asked = timestamp()
WITH l WHERE l.holder = $holder
SET l.expires = timestamp() + $ttl
WITH l
MATCH (n:Record)
WHERE n.from > $head
WITH n LIMIT 1000
OPTIONAL MATCH (n)-[e]-()
WITH n, e LIMIT $limit
WITH collect(DISTINCT n) AS nodes, collect(DISTINCT e) AS edges
FOREACH (e IN edges | DELETE e)
WITH nodes, size(edges) AS removed
CALL (nodes) {
  UNWIND nodes AS n
  WITH n WHERE NOT EXISTS { (n)--() }
  DELETE n
  RETURN count(*) AS swept
}
RETURN swept AS done, swept + removed AS touched
