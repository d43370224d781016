// What a revision introduced and retired, by cursor. Only indexes on the numbers are used, so that its cost is that of the revision.
CALL () {
  MATCH (n:Record)
  USING INDEX n:Record(from)
  WHERE n.from = $number
  RETURN n, 'introduced' AS change
  UNION ALL
  MATCH (n:Record)
  USING INDEX n:Record(until)
  WHERE n.until = $number
  RETURN n, 'retired' AS change
}
WITH n, change
WHERE NOT n:Declaration AND NOT n:Keystone
WITH n, n.id + ' ' + change AS cursor, change
WHERE cursor > $after
RETURN cursor, change, n.id AS id, labels(n) AS labels, n.caption AS caption
ORDER BY cursor
LIMIT $limit
