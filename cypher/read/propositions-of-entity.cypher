// Propositions that concern entities, in any role or in one; only seats, or only those stated in full, where that is asked.
UNWIND $parents AS parent
MATCH (p:Record {id: parent})
USING INDEX SEEK p:Record(id)
WHERE p.from <= $at AND p.until > $at
CALL (p) {
  MATCH (p)<-[e]-(n:Proposition)
  WHERE e.from <= $at AND e.until > $at AND n.id > $after AND ($kinds IS NULL OR n.kind IN $kinds) AND ($roles IS NULL OR e.role IN $roles) AND ($seats IS NULL OR n.seat = $seats) AND ($measure IS NULL OR n.measure = $measure) AND ($phase IS NULL OR n.phase = $phase) AND ($what IS NULL OR n.what = $what) AND ($stated IS NULL OR EXISTS { MATCH (n)<-[a:ABOUT]-(:Claim) WHERE a.from <= $at AND a.until > $at })
  WITH DISTINCT n.id AS id ORDER BY id LIMIT $limit
  RETURN collect(id) AS ids
}
RETURN parent, ids, CASE WHEN $count THEN COUNT { MATCH (p)<-[e]-(n:Proposition) WHERE e.from <= $at AND e.until > $at AND ($kinds IS NULL OR n.kind IN $kinds) AND ($roles IS NULL OR e.role IN $roles) AND ($seats IS NULL OR n.seat = $seats) AND ($measure IS NULL OR n.measure = $measure) AND ($phase IS NULL OR n.phase = $phase) AND ($what IS NULL OR n.what = $what) AND ($stated IS NULL OR EXISTS { MATCH (n)<-[a:ABOUT]-(:Claim) WHERE a.from <= $at AND a.until > $at }) RETURN DISTINCT n.id } END AS total
