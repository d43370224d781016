// Who is missing from few of the rolls of one scope, all known in full, and stands on at least as many.
MATCH (r:Roll)
WHERE r.id > '' AND r.from <= $at AND r.until > $at AND r.known = 'IN_FULL'
WITH r, COLLECT { MATCH (r)-[e:COVERS]->(m:Record) WHERE e.from <= $at AND e.until > $at RETURN m.id ORDER BY m.id } AS covers,
  coalesce(head(COLLECT { MATCH (r)-[e:RELAYED_BY]->(s:Source) WHERE e.from <= $at AND e.until > $at RETURN s.id ORDER BY e.step DESC LIMIT 1 }), r.source) AS bearer
WITH r.of AS kind, covers, coalesce(toLower(r.universe), '') AS universe, collect({source: bearer, record: r.id}) AS rolls
WHERE covers <> [] AND size(rolls) >= 4
CALL (rolls) {
  UNWIND rolls AS roll
  MATCH (anchor:Roll {id: roll.record})-[l:LISTS]->(:Claim)-[a:ABOUT]->(p:Proposition)
  USING INDEX SEEK anchor:Roll(id)
  WHERE l.from <= $at AND l.until > $at AND a.from <= $at AND a.until > $at
  RETURN p.family AS family, min(p.caption) AS of, collect(DISTINCT roll.source) AS listing
}
WITH family, of, listing, [roll IN rolls WHERE NOT roll.source IN listing] AS borne
WHERE size(borne) >= 2 AND size(borne) <= $rare AND size(listing) >= size(borne) AND ($source IS NULL OR any(by IN borne WHERE by.source = $source))
RETURN family AS item, of, borne
ORDER BY size(borne), item
LIMIT $limit
