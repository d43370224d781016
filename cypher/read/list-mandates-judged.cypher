// Mandates of some verdicts, each a pair of support and opposition: found by these, in the order of their ids.
UNWIND $verdicts AS verdict
CALL (verdict) {
  MATCH (v:Verdict)
  USING INDEX v:Verdict(kind, seat, support, opposition, proposition)
  WHERE v.kind = 'mandate' AND v.seat = $seats AND v.support = verdict[0] AND v.opposition = verdict[1] AND v.proposition > $after
    AND v.from <= $at AND v.until > $at
    AND ($narrowed = false OR EXISTS {
      MATCH (v)-[o:OF]->(n:Mandate)
      WHERE o.from <= $at AND o.until > $at
        AND ($holder IS NULL OR EXISTS { MATCH (n)-[e:HELD_BY]->(:Record {id: $holder}) WHERE e.from <= $at AND e.until > $at })
        AND ($assembly IS NULL OR EXISTS { MATCH (n)-[e:SEAT_IN]->(:Record {id: $assembly}) WHERE e.from <= $at AND e.until > $at })
        AND ($district IS NULL OR EXISTS { MATCH (n)<-[w:ENTAILS*0..1]-(m:Mandate)-[e:FROM_DISTRICT]->(tied) WHERE tied.id = $district AND e.from <= $at AND e.until > $at AND m.from <= $at AND m.until > $at AND all(step IN w WHERE step.from <= $at AND step.until > $at) })
        AND ($list IS NULL OR EXISTS { MATCH (n)<-[w:ENTAILS*0..1]-(m:Mandate)-[e:ON_LIST]->(tied) WHERE tied.id = $list AND e.from <= $at AND e.until > $at AND m.from <= $at AND m.until > $at AND all(step IN w WHERE step.from <= $at AND step.until > $at) })
        AND ($party IS NULL OR EXISTS { MATCH (n)<-[w:ENTAILS*0..1]-(m:Mandate)-[e:FOR_PARTY]->(tied) WHERE tied.id = $party AND e.from <= $at AND e.until > $at AND m.from <= $at AND m.until > $at AND all(step IN w WHERE step.from <= $at AND step.until > $at) })
        AND ($source IS NULL OR EXISTS { MATCH (n)<-[w:ENTAILS*0..1]-(m:Mandate)<-[e:ABOUT]-(c:Claim) WHERE c.source = $source AND e.from <= $at AND e.until > $at AND m.from <= $at AND m.until > $at AND all(step IN w WHERE step.from <= $at AND step.until > $at) })
    })
  RETURN v.proposition AS id ORDER BY v.kind, v.seat, v.support, v.opposition, v.proposition LIMIT $limit
}
WITH id ORDER BY id LIMIT $limit
WITH collect(id) AS ids
RETURN ids, CASE WHEN $count THEN COUNT {
  UNWIND $verdicts AS verdict
  MATCH (v:Verdict)
  WHERE v.kind = 'mandate' AND v.seat = $seats AND v.support = verdict[0] AND v.opposition = verdict[1] AND v.proposition > ''
    AND v.from <= $at AND v.until > $at
    AND ($narrowed = false OR EXISTS {
      MATCH (v)-[o:OF]->(n:Mandate)
      WHERE o.from <= $at AND o.until > $at
        AND ($holder IS NULL OR EXISTS { MATCH (n)-[e:HELD_BY]->(:Record {id: $holder}) WHERE e.from <= $at AND e.until > $at })
        AND ($assembly IS NULL OR EXISTS { MATCH (n)-[e:SEAT_IN]->(:Record {id: $assembly}) WHERE e.from <= $at AND e.until > $at })
        AND ($district IS NULL OR EXISTS { MATCH (n)<-[w:ENTAILS*0..1]-(m:Mandate)-[e:FROM_DISTRICT]->(tied) WHERE tied.id = $district AND e.from <= $at AND e.until > $at AND m.from <= $at AND m.until > $at AND all(step IN w WHERE step.from <= $at AND step.until > $at) })
        AND ($list IS NULL OR EXISTS { MATCH (n)<-[w:ENTAILS*0..1]-(m:Mandate)-[e:ON_LIST]->(tied) WHERE tied.id = $list AND e.from <= $at AND e.until > $at AND m.from <= $at AND m.until > $at AND all(step IN w WHERE step.from <= $at AND step.until > $at) })
        AND ($party IS NULL OR EXISTS { MATCH (n)<-[w:ENTAILS*0..1]-(m:Mandate)-[e:FOR_PARTY]->(tied) WHERE tied.id = $party AND e.from <= $at AND e.until > $at AND m.from <= $at AND m.until > $at AND all(step IN w WHERE step.from <= $at AND step.until > $at) })
        AND ($source IS NULL OR EXISTS { MATCH (n)<-[w:ENTAILS*0..1]-(m:Mandate)<-[e:ABOUT]-(c:Claim) WHERE c.source = $source AND e.from <= $at AND e.until > $at AND m.from <= $at AND m.until > $at AND all(step IN w WHERE step.from <= $at AND step.until > $at) })
    })
} END AS total
