// Every number up to the head is one revision, and no number beyond it is.
UNWIND range(1, CASE WHEN $head < 1 THEN 1 ELSE $head END) AS number
OPTIONAL MATCH (r:Revision {number: number})
WITH number, r WHERE r IS NULL AND number <= $head
RETURN 'revision ' + number AS id, 'the log lacks it' AS fault
UNION
MATCH (r:Revision) WHERE r.number > $head
RETURN 'revision ' + r.number AS id, 'the log has it, but the head is ' + $head AS fault
LIMIT $limit
