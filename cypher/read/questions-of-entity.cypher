// Questions that concern entities, as what is counted or dated or where, and those on which a source takes a stance:
// first those of which two supported answers exclude each other, then those with several answers, then the rest.
UNWIND $parents AS parent
MATCH (p:Record {id: parent})
USING INDEX SEEK p:Record(id)
WHERE p.from <= $at AND p.until > $at
CALL (p) {
  CALL (p) {
    MATCH (p)<-[r]-(:Proposition)-[e:ANSWERS]->(q:Question)
    WHERE r.role IS NOT NULL AND r.from <= $at AND r.until > $at AND e.from <= $at AND e.until > $at
    RETURN q
    UNION
    MATCH (p)<-[i:IN]-(:Citation)<-[t:CITED_AT]-(:Claim)-[a:ABOUT]->(:Proposition)-[e:ANSWERS]->(q:Question)
    WHERE i.from <= $at AND i.until > $at AND t.from <= $at AND t.until > $at AND a.from <= $at AND a.until > $at AND e.from <= $at AND e.until > $at
    RETURN q
  }
  WITH DISTINCT q
  WITH q, CASE
    WHEN EXISTS { MATCH (q)<-[e:ANSWERS]-(:Proposition)<-[o:OF]-(v:Verdict) WHERE v.excludedBy > 0 AND v.support <> 'NONE' AND v.from <= $at AND v.until > $at AND o.from <= $at AND o.until > $at AND e.from <= $at AND e.until > $at } THEN '0/'
    WHEN COUNT { MATCH (q)<-[e:ANSWERS]-(n:Proposition) WHERE e.from <= $at AND e.until > $at RETURN DISTINCT n.id } > 1 THEN '1/'
    ELSE '2/'
  END + q.id AS cursor
  RETURN collect({cursor: cursor, id: q.id}) AS found
}
CALL (found) {
  UNWIND found AS item
  WITH item WHERE item.cursor > $after
  ORDER BY item.cursor LIMIT $limit
  RETURN collect(item.id) AS ids, collect(item.cursor) AS cursors
}
RETURN parent, ids, cursors, CASE WHEN $count THEN size(found) END AS total
