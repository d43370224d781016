// What a policy bears on: claims and rolls known through relays, rolls called complete by sources, claims that speak by
// readings or identifications, sources that are suspected to derive, inferences, and what only silence opposes; of each of
// the last three no more than a limit.
CALL () {
  UNWIND $relays AS id
  MATCH (anchor:Source {id: id})<-[e:RELAYED_BY]-(n)
  USING INDEX SEEK anchor:Source(id)
  WHERE e.from <= $at AND e.until > $at
  RETURN CASE WHEN n:Claim THEN 'Claim' ELSE 'Roll' END AS what, n.id AS id
  UNION
  UNWIND $sources AS id
  MATCH (anchor:Source {id: id})<-[e:CALLED_COMPLETE_BY]-(n:Roll)
  USING INDEX SEEK anchor:Source(id)
  WHERE e.from <= $at AND e.until > $at
  RETURN 'Roll' AS what, n.id AS id
  UNION
  UNWIND $readings AS id
  MATCH (anchor:Reading {id: id})-[e:READS]->(n:Claim)
  USING INDEX SEEK anchor:Reading(id)
  WHERE e.from <= $at AND e.until > $at
  RETURN 'Claim' AS what, n.id AS id
  UNION
  UNWIND $readings AS id
  MATCH (anchor:Reading {id: id})-[e:READS]->(t:Citation)
  USING INDEX SEEK anchor:Reading(id)
  WHERE e.from <= $at AND e.until > $at
  WITH DISTINCT t
  MATCH (t)<-[f:CITED_AT]-(n:Claim)
  WHERE f.from <= $at AND f.until > $at
  RETURN 'Claim' AS what, n.id AS id
  UNION
  UNWIND $readings AS id
  MATCH (n:Claim {id: id})
  USING INDEX SEEK n:Claim(id)
  WHERE n.from <= $at AND n.until > $at
  RETURN 'Claim' AS what, n.id AS id
  UNION
  UNWIND $mentions AS id
  MATCH (anchor:Record {id: id})<-[e:NAMES]-(n:Claim)
  USING INDEX SEEK anchor:Record(id)
  WHERE e.from <= $at AND e.until > $at
  RETURN 'Claim' AS what, n.id AS id
  UNION
  MATCH (n:Source)-[e:DERIVES_FROM]->(:Source)
  USING INDEX e:DERIVES_FROM(from)
  WHERE $suspected AND e.from <= $at AND e.until > $at AND e.suspected
  RETURN 'Source' AS what, n.id AS id LIMIT $limit
  UNION
  MATCH (n:Claim)
  WHERE $inferences AND n.mode = 'INFERRED' AND n.from <= $at AND n.until > $at
  RETURN 'Claim' AS what, n.id AS id LIMIT $limit
  UNION
  MATCH (v:Verdict)
  WHERE $silence AND v.name IN $bySilence AND v.from <= $at AND v.until > $at
  RETURN 'Proposition' AS what, v.proposition AS id LIMIT $limit
}
WITH what, collect(DISTINCT id) AS ids
RETURN what, ids
