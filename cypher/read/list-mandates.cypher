// Mandates in the order of their ids; a seat is found by whatever a narrower mandate says of its district, list or party.
MATCH (n:Mandate)
USING INDEX n:Mandate(id)
WHERE n.id > $after AND n.from <= $at AND n.until > $at
  AND n.seat = $seats
  AND ($tiedTo.holder IS NULL OR EXISTS { MATCH (n)-[e:HELD_BY]->(:Record {id: $tiedTo.holder}) WHERE e.from <= $at AND e.until > $at })
  AND ($tiedTo.assembly IS NULL OR EXISTS { MATCH (n)-[e:SEAT_IN]->(:Record {id: $tiedTo.assembly}) WHERE e.from <= $at AND e.until > $at })
  AND ($tiedTo.district IS NULL OR EXISTS { MATCH (n)<-[w:ENTAILS*0..1]-(m:Mandate)-[e:FROM_DISTRICT]->(tied) WHERE tied.id = $tiedTo.district AND e.from <= $at AND e.until > $at AND m.from <= $at AND m.until > $at AND all(step IN w WHERE step.from <= $at AND step.until > $at) })
  AND ($tiedTo.list IS NULL OR EXISTS { MATCH (n)<-[w:ENTAILS*0..1]-(m:Mandate)-[e:ON_LIST]->(tied) WHERE tied.id = $tiedTo.list AND e.from <= $at AND e.until > $at AND m.from <= $at AND m.until > $at AND all(step IN w WHERE step.from <= $at AND step.until > $at) })
  AND ($tiedTo.party IS NULL OR EXISTS { MATCH (n)<-[w:ENTAILS*0..1]-(m:Mandate)-[e:FOR_PARTY]->(tied) WHERE tied.id = $tiedTo.party AND e.from <= $at AND e.until > $at AND m.from <= $at AND m.until > $at AND all(step IN w WHERE step.from <= $at AND step.until > $at) })
  AND ($tiedTo.source IS NULL OR EXISTS { MATCH (n)<-[w:ENTAILS*0..1]-(m:Mandate)<-[e:ABOUT]-(c:Claim) WHERE c.source = $tiedTo.source AND e.from <= $at AND e.until > $at AND m.from <= $at AND m.until > $at AND all(step IN w WHERE step.from <= $at AND step.until > $at) })
WITH n.id AS id ORDER BY id LIMIT $limit
WITH collect(id) AS ids
RETURN ids, CASE WHEN $count THEN COUNT { MATCH (n:Mandate) WHERE n.from <= $at AND n.until > $at
  AND n.seat = $seats
  AND ($tiedTo.holder IS NULL OR EXISTS { MATCH (n)-[e:HELD_BY]->(:Record {id: $tiedTo.holder}) WHERE e.from <= $at AND e.until > $at })
  AND ($tiedTo.assembly IS NULL OR EXISTS { MATCH (n)-[e:SEAT_IN]->(:Record {id: $tiedTo.assembly}) WHERE e.from <= $at AND e.until > $at })
  AND ($tiedTo.district IS NULL OR EXISTS { MATCH (n)<-[w:ENTAILS*0..1]-(m:Mandate)-[e:FROM_DISTRICT]->(tied) WHERE tied.id = $tiedTo.district AND e.from <= $at AND e.until > $at AND m.from <= $at AND m.until > $at AND all(step IN w WHERE step.from <= $at AND step.until > $at) })
  AND ($tiedTo.list IS NULL OR EXISTS { MATCH (n)<-[w:ENTAILS*0..1]-(m:Mandate)-[e:ON_LIST]->(tied) WHERE tied.id = $tiedTo.list AND e.from <= $at AND e.until > $at AND m.from <= $at AND m.until > $at AND all(step IN w WHERE step.from <= $at AND step.until > $at) })
  AND ($tiedTo.party IS NULL OR EXISTS { MATCH (n)<-[w:ENTAILS*0..1]-(m:Mandate)-[e:FOR_PARTY]->(tied) WHERE tied.id = $tiedTo.party AND e.from <= $at AND e.until > $at AND m.from <= $at AND m.until > $at AND all(step IN w WHERE step.from <= $at AND step.until > $at) })
  AND ($tiedTo.source IS NULL OR EXISTS { MATCH (n)<-[w:ENTAILS*0..1]-(m:Mandate)<-[e:ABOUT]-(c:Claim) WHERE c.source = $tiedTo.source AND e.from <= $at AND e.until > $at AND m.from <= $at AND m.until > $at AND all(step IN w WHERE step.from <= $at AND step.until > $at) }) } END AS total
