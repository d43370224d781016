// Questions in dispute: those of which two supported answers exclude each other, by their stored verdicts, and then
// the others with several answers. The cursor is the rank and the id.
CALL () {
  MATCH (v:Verdict)-[o:OF]->(:Proposition)-[e:ANSWERS]->(q:Question)
  USING INDEX v:Verdict(excludedBy)
  WHERE v.excludedBy > 0 AND v.from <= $at AND v.until > $at AND o.from <= $at AND o.until > $at AND e.from <= $at AND e.until > $at AND v.support <> 'NONE'
    AND '0/' + q.id > $after
  WITH DISTINCT '0/' + q.id AS cursor, q.id AS id ORDER BY cursor LIMIT $limit
  RETURN cursor, id
  UNION
  MATCH (q:Question)
  WHERE q.id > '' AND '1/' + q.id > $after AND q.from <= $at AND q.until > $at
    AND COUNT { MATCH (q)<-[e:ANSWERS]-(p:Proposition) WHERE e.from <= $at AND e.until > $at RETURN DISTINCT p.id } > 1
    AND NOT EXISTS { MATCH (q)<-[e:ANSWERS]-(:Proposition)<-[o:OF]-(v:Verdict) WHERE v.excludedBy > 0 AND v.support <> 'NONE' AND v.from <= $at AND v.until > $at AND o.from <= $at AND o.until > $at AND e.from <= $at AND e.until > $at }
  WITH '1/' + q.id AS cursor, q.id AS id ORDER BY id LIMIT $limit
  RETURN cursor, id
}
WITH cursor, id ORDER BY cursor LIMIT $limit
WITH collect(id) AS ids, collect(cursor) AS cursors
RETURN ids, cursors, CASE WHEN $count THEN COUNT { MATCH (q:Question) WHERE q.id > '' AND q.from <= $at AND q.until > $at
    AND COUNT { MATCH (q)<-[e:ANSWERS]-(p:Proposition) WHERE e.from <= $at AND e.until > $at RETURN DISTINCT p.id } > 1 } END AS total
