// Questions in dispute: those of which two supported answers exclude each other, by their stored verdicts, and then
// the others with several answers. The verdicts are filed under them; the cursor is the rank and the id.
MATCH (v:Verdict)
USING INDEX v:Verdict(disputed)
WHERE v.disputed > $after AND v.from <= $at AND v.until > $at
  AND (v.disputed STARTS WITH '0' OR NOT EXISTS { MATCH (w:Verdict) WHERE w.disputed = '0' + substring(v.disputed, 1) AND w.from <= $at AND w.until > $at })
WITH DISTINCT v.disputed AS cursor ORDER BY cursor LIMIT $limit
WITH collect(cursor) AS cursors
RETURN [cursor IN cursors | substring(cursor, 2)] AS ids, cursors, CASE WHEN $count THEN COUNT {
  MATCH (v:Verdict)
  WHERE v.disputed > '' AND v.from <= $at AND v.until > $at
  RETURN DISTINCT substring(v.disputed, 2)
} END AS total
