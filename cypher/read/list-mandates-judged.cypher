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
        AND ($tiedTo.holder IS NULL OR EXISTS { MATCH (n)-[e:HELD_BY]->(:Record {id: $tiedTo.holder}) WHERE e.from <= $at AND e.until > $at })
        AND ($tiedTo.assembly IS NULL OR EXISTS { MATCH (n)-[e:SEAT_IN]->(:Record {id: $tiedTo.assembly}) WHERE e.from <= $at AND e.until > $at })
        AND ($tiedTo.district IS NULL OR EXISTS { MATCH (n)<-[w:ENTAILS*0..1]-(m:Mandate)-[e:FROM_DISTRICT]->(tied) WHERE tied.id = $tiedTo.district AND e.from <= $at AND e.until > $at AND m.from <= $at AND m.until > $at AND all(step IN w WHERE step.from <= $at AND step.until > $at) })
        AND ($tiedTo.list IS NULL OR EXISTS { MATCH (n)<-[w:ENTAILS*0..1]-(m:Mandate)-[e:ON_LIST]->(tied) WHERE tied.id = $tiedTo.list AND e.from <= $at AND e.until > $at AND m.from <= $at AND m.until > $at AND all(step IN w WHERE step.from <= $at AND step.until > $at) })
        AND ($tiedTo.party IS NULL OR EXISTS { MATCH (n)<-[w:ENTAILS*0..1]-(m:Mandate)-[e:FOR_PARTY]->(tied) WHERE tied.id = $tiedTo.party AND e.from <= $at AND e.until > $at AND m.from <= $at AND m.until > $at AND all(step IN w WHERE step.from <= $at AND step.until > $at) })
        AND ($tiedTo.source IS NULL OR EXISTS { MATCH (n)<-[w:ENTAILS*0..1]-(m:Mandate)<-[e:ABOUT]-(c:Claim) WHERE c.source = $tiedTo.source AND e.from <= $at AND e.until > $at AND m.from <= $at AND m.until > $at AND all(step IN w WHERE step.from <= $at AND step.until > $at) })
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
        AND ($tiedTo.holder IS NULL OR EXISTS { MATCH (n)-[e:HELD_BY]->(:Record {id: $tiedTo.holder}) WHERE e.from <= $at AND e.until > $at })
        AND ($tiedTo.assembly IS NULL OR EXISTS { MATCH (n)-[e:SEAT_IN]->(:Record {id: $tiedTo.assembly}) WHERE e.from <= $at AND e.until > $at })
        AND ($tiedTo.district IS NULL OR EXISTS { MATCH (n)<-[w:ENTAILS*0..1]-(m:Mandate)-[e:FROM_DISTRICT]->(tied) WHERE tied.id = $tiedTo.district AND e.from <= $at AND e.until > $at AND m.from <= $at AND m.until > $at AND all(step IN w WHERE step.from <= $at AND step.until > $at) })
        AND ($tiedTo.list IS NULL OR EXISTS { MATCH (n)<-[w:ENTAILS*0..1]-(m:Mandate)-[e:ON_LIST]->(tied) WHERE tied.id = $tiedTo.list AND e.from <= $at AND e.until > $at AND m.from <= $at AND m.until > $at AND all(step IN w WHERE step.from <= $at AND step.until > $at) })
        AND ($tiedTo.party IS NULL OR EXISTS { MATCH (n)<-[w:ENTAILS*0..1]-(m:Mandate)-[e:FOR_PARTY]->(tied) WHERE tied.id = $tiedTo.party AND e.from <= $at AND e.until > $at AND m.from <= $at AND m.until > $at AND all(step IN w WHERE step.from <= $at AND step.until > $at) })
        AND ($tiedTo.source IS NULL OR EXISTS { MATCH (n)<-[w:ENTAILS*0..1]-(m:Mandate)<-[e:ABOUT]-(c:Claim) WHERE c.source = $tiedTo.source AND e.from <= $at AND e.until > $at AND m.from <= $at AND m.until > $at AND all(step IN w WHERE step.from <= $at AND step.until > $at) })
    })
} END AS total
