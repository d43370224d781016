// Mandates that concern one thing, or of which one source says something, and the seats that these entail; of them those
// that the other filters leave. They are few, so that all are sorted.
WITH $at AS at
MATCH (x:Record {id: $start}) USING INDEX SEEK x:Record(id)
CALL (at, x) {
  MATCH (x)<-[e:HELD_BY|SEAT_IN|FROM_DISTRICT|ON_LIST|FOR_PARTY]-(m:Mandate)
  WHERE e.from <= at AND e.until > at
  RETURN m
  UNION
  MATCH (x)<-[i:IN]-(:Citation)<-[f:CITED_AT]-(:Claim)-[a:ABOUT]->(m:Mandate)
  WHERE i.from <= at AND i.until > at AND f.from <= at AND f.until > at AND a.from <= at AND a.until > at
  RETURN m
}
WITH DISTINCT at, m
CALL (at, m) {
  RETURN m AS n
  UNION
  MATCH (m)-[w:ENTAILS]->(n:Mandate)
  WHERE w.from <= at AND w.until > at
  RETURN n
}
WITH DISTINCT at, n
WHERE n.from <= at AND n.until > at AND n.seat = $seats
  AND ($tiedTo.holder IS NULL OR EXISTS { MATCH (n)-[e:HELD_BY]->(:Record {id: $tiedTo.holder}) WHERE e.from <= at AND e.until > at })
  AND ($tiedTo.assembly IS NULL OR EXISTS { MATCH (n)-[e:SEAT_IN]->(:Record {id: $tiedTo.assembly}) WHERE e.from <= at AND e.until > at })
  AND ($tiedTo.district IS NULL OR EXISTS { MATCH (n)<-[w:ENTAILS*0..1]-(m:Mandate)-[e:FROM_DISTRICT]->(tied) WHERE tied.id = $tiedTo.district AND e.from <= at AND e.until > at AND m.from <= at AND m.until > at AND all(step IN w WHERE step.from <= at AND step.until > at) })
  AND ($tiedTo.list IS NULL OR EXISTS { MATCH (n)<-[w:ENTAILS*0..1]-(m:Mandate)-[e:ON_LIST]->(tied) WHERE tied.id = $tiedTo.list AND e.from <= at AND e.until > at AND m.from <= at AND m.until > at AND all(step IN w WHERE step.from <= at AND step.until > at) })
  AND ($tiedTo.party IS NULL OR EXISTS { MATCH (n)<-[w:ENTAILS*0..1]-(m:Mandate)-[e:FOR_PARTY]->(tied) WHERE tied.id = $tiedTo.party AND e.from <= at AND e.until > at AND m.from <= at AND m.until > at AND all(step IN w WHERE step.from <= at AND step.until > at) })
  AND ($tiedTo.source IS NULL OR EXISTS { MATCH (n)<-[w:ENTAILS*0..1]-(m:Mandate)<-[e:ABOUT]-(c:Claim) WHERE c.source = $tiedTo.source AND e.from <= at AND e.until > at AND m.from <= at AND m.until > at AND all(step IN w WHERE step.from <= at AND step.until > at) })
  AND ($verdicts IS NULL OR EXISTS { MATCH (n)<-[:OF]-(v:Verdict) WHERE v.from <= at AND v.until > at AND [v.support, v.opposition] IN $verdicts })
WITH n.id AS id ORDER BY id
WITH collect(id) AS found
RETURN [id IN found WHERE id > $after][..$limit] AS ids, size(found) AS total
