// Mandates; a seat is found by whatever a narrower mandate says of its district, list or party.
MATCH (n:Mandate)
WHERE n.id > $after AND n.from <= $at AND n.until > $at
  AND n.seat = $seats
  AND ($holder IS NULL OR EXISTS { MATCH (n)-[e:HELD_BY]->(:Record {id: $holder}) WHERE e.from <= $at AND e.until > $at })
  AND ($assembly IS NULL OR EXISTS { MATCH (n)-[e:SEAT_IN]->(:Record {id: $assembly}) WHERE e.from <= $at AND e.until > $at })
  AND ($district IS NULL OR EXISTS { MATCH (n)<-[w:ENTAILS*0..1]-(m:Mandate)-[e:FROM_DISTRICT]->(:Record {id: $district}) WHERE e.from <= $at AND e.until > $at AND m.from <= $at AND m.until > $at AND all(step IN w WHERE step.from <= $at AND step.until > $at) })
  AND ($list IS NULL OR EXISTS { MATCH (n)<-[w:ENTAILS*0..1]-(m:Mandate)-[e:ON_LIST]->(:Record {id: $list}) WHERE e.from <= $at AND e.until > $at AND m.from <= $at AND m.until > $at AND all(step IN w WHERE step.from <= $at AND step.until > $at) })
  AND ($party IS NULL OR EXISTS { MATCH (n)<-[w:ENTAILS*0..1]-(m:Mandate)-[e:FOR_PARTY]->(:Record {id: $party}) WHERE e.from <= $at AND e.until > $at AND m.from <= $at AND m.until > $at AND all(step IN w WHERE step.from <= $at AND step.until > $at) })
  AND ($source IS NULL OR EXISTS { MATCH (n)<-[w:ENTAILS*0..1]-(m:Mandate)<-[e:ABOUT]-(c:Claim) WHERE c.source = $source AND e.from <= $at AND e.until > $at AND m.from <= $at AND m.until > $at AND all(step IN w WHERE step.from <= $at AND step.until > $at) })
  AND ($verdict IS NULL AND $support IS NULL AND $opposition IS NULL OR EXISTS { MATCH (n)<-[:OF]-(v:Verdict) WHERE v.from <= $at AND v.until > $at AND ($verdict IS NULL OR v.name IN $verdict) AND ($support IS NULL OR v.support IN $support) AND ($opposition IS NULL OR v.opposition IN $opposition) })
WITH n.id AS id ORDER BY id LIMIT $limit
WITH collect(id) AS ids
RETURN ids, CASE WHEN $count THEN COUNT { MATCH (n:Mandate) WHERE n.from <= $at AND n.until > $at
  AND n.seat = $seats
  AND ($holder IS NULL OR EXISTS { MATCH (n)-[e:HELD_BY]->(:Record {id: $holder}) WHERE e.from <= $at AND e.until > $at })
  AND ($assembly IS NULL OR EXISTS { MATCH (n)-[e:SEAT_IN]->(:Record {id: $assembly}) WHERE e.from <= $at AND e.until > $at })
  AND ($district IS NULL OR EXISTS { MATCH (n)<-[w:ENTAILS*0..1]-(m:Mandate)-[e:FROM_DISTRICT]->(:Record {id: $district}) WHERE e.from <= $at AND e.until > $at AND m.from <= $at AND m.until > $at AND all(step IN w WHERE step.from <= $at AND step.until > $at) })
  AND ($list IS NULL OR EXISTS { MATCH (n)<-[w:ENTAILS*0..1]-(m:Mandate)-[e:ON_LIST]->(:Record {id: $list}) WHERE e.from <= $at AND e.until > $at AND m.from <= $at AND m.until > $at AND all(step IN w WHERE step.from <= $at AND step.until > $at) })
  AND ($party IS NULL OR EXISTS { MATCH (n)<-[w:ENTAILS*0..1]-(m:Mandate)-[e:FOR_PARTY]->(:Record {id: $party}) WHERE e.from <= $at AND e.until > $at AND m.from <= $at AND m.until > $at AND all(step IN w WHERE step.from <= $at AND step.until > $at) })
  AND ($source IS NULL OR EXISTS { MATCH (n)<-[w:ENTAILS*0..1]-(m:Mandate)<-[e:ABOUT]-(c:Claim) WHERE c.source = $source AND e.from <= $at AND e.until > $at AND m.from <= $at AND m.until > $at AND all(step IN w WHERE step.from <= $at AND step.until > $at) })
  AND ($verdict IS NULL AND $support IS NULL AND $opposition IS NULL OR EXISTS { MATCH (n)<-[:OF]-(v:Verdict) WHERE v.from <= $at AND v.until > $at AND ($verdict IS NULL OR v.name IN $verdict) AND ($support IS NULL OR v.support IN $support) AND ($opposition IS NULL OR v.opposition IN $opposition) }) } END AS total
