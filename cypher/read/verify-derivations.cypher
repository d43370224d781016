// Each derivation has its one edge between the two sources.
MATCH (d:Derivation)
WHERE d.from <= $head AND d.until > $head
OPTIONAL MATCH (d)-[a:DERIVED]->(s:Source)-[e:DERIVES_FROM {derivation: d.id}]->(p:Source)<-[b:FROM]-(d)
WHERE a.from <= $head AND a.until > $head AND b.from <= $head AND b.until > $head AND e.from <= $head AND e.until > $head
WITH d, count(e) AS edges
WHERE edges <> 1
RETURN d.id AS id, edges + ' edges between its sources' AS fault
LIMIT $limit
