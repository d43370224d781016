// Claims that rest on claims about propositions, directly or through others.
UNWIND $parents AS parent
MATCH (p:Record {id: parent})
USING INDEX SEEK p:Record(id)
WHERE p.from <= $at AND p.until > $at
CALL (p) {
  MATCH (p)<-[a:ABOUT]-(:Claim)<-[es:RESTS_ON*1..]-(n:Claim)
  WHERE a.from <= $at AND a.until > $at AND n.id > $after AND all(e IN es WHERE e.from <= $at AND e.until > $at)
  WITH DISTINCT n.id AS id ORDER BY id LIMIT $limit
  RETURN collect(id) AS ids
}
RETURN parent, ids, CASE WHEN $count THEN COUNT { MATCH (p)<-[a:ABOUT]-(:Claim)<-[es:RESTS_ON*1..]-(n:Claim) WHERE a.from <= $at AND a.until > $at AND all(e IN es WHERE e.from <= $at AND e.until > $at) RETURN DISTINCT n.id } END AS total
