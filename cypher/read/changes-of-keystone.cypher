// The verdicts that change without sources, as speakers or as relays, and what becomes of them.
UNWIND $parents AS parent
MATCH (s:Source {id: parent})
USING INDEX SEEK s:Source(id)
WHERE s.from <= $at AND s.until > $at
CALL (s) {
  MATCH (s)<-[e:HANGS_ON]-(v:Verdict)
  WHERE e.from <= $at AND e.until > $at AND e.as = $as AND v.proposition > $after
  WITH v, e ORDER BY v.proposition LIMIT $limit
  RETURN collect({proposition: v.proposition, before: {name: v.name, support: v.support, opposition: v.opposition}, after: {name: e.becomes, support: e.support, opposition: e.opposition}}) AS changes
}
RETURN parent, changes, CASE WHEN $count THEN COUNT { MATCH (s)<-[e:HANGS_ON]-(v:Verdict) WHERE e.from <= $at AND e.until > $at AND e.as = $as } END AS total
