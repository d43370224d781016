// Claims.
MATCH (n:Claim)
WHERE n.id > $after AND n.from <= $at AND n.until > $at
  AND ($source IS NULL OR n.source = $source)
  AND ($cited IS NULL OR n.cited = $cited)
  AND ($stances IS NULL OR n.stance IN $stances)
  AND ($mode IS NULL OR n.mode = $mode)
  AND ($kind IS NULL OR n.kind = $kind)
  AND ($relayedBy IS NULL OR EXISTS { MATCH (n)-[e:RELAYED_BY]->(:Record {id: $relayedBy}) WHERE e.from <= $at AND e.until > $at })
  AND ($seen IS NULL OR $seen <> EXISTS { MATCH (n)-[e:RELAYED_BY]->(:Source) WHERE e.from <= $at AND e.until > $at })
WITH n.id AS id ORDER BY id LIMIT $limit
WITH collect(id) AS ids
RETURN ids, CASE WHEN $count THEN COUNT { MATCH (n:Claim) WHERE n.from <= $at AND n.until > $at
  AND ($source IS NULL OR n.source = $source)
  AND ($cited IS NULL OR n.cited = $cited)
  AND ($stances IS NULL OR n.stance IN $stances)
  AND ($mode IS NULL OR n.mode = $mode)
  AND ($kind IS NULL OR n.kind = $kind)
  AND ($relayedBy IS NULL OR EXISTS { MATCH (n)-[e:RELAYED_BY]->(:Record {id: $relayedBy}) WHERE e.from <= $at AND e.until > $at })
  AND ($seen IS NULL OR $seen <> EXISTS { MATCH (n)-[e:RELAYED_BY]->(:Source) WHERE e.from <= $at AND e.until > $at }) } END AS total
