// Each edge between two sources has the derivation that states it.
MATCH (s:Source)-[e:DERIVES_FROM]->(p:Source)
WHERE e.from <= $head AND e.until > $head
  AND NOT EXISTS { MATCH (d:Record {id: e.derivation}) USING INDEX SEEK d:Record(id) WHERE d:Derivation AND d.from <= $head AND d.until > $head }
RETURN s.id AS id, 'derives from ' + p.id + ' by ' + coalesce(e.derivation, 'nothing') + ', which is not in force' AS fault
LIMIT $limit
