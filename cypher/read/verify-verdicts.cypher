// A verdict is of one proposition, and a proposition has one verdict at most.
MATCH (v:Verdict)
WHERE v.from <= $head AND v.until > $head
OPTIONAL MATCH (v)-[e:OF]->(p:Proposition)
WHERE e.from <= $head AND e.until > $head
WITH v, collect(p) AS propositions
WITH v, size(propositions) AS number, propositions[0] AS p
WITH v, number, CASE WHEN p IS NULL THEN 1 ELSE COUNT { (p)<-[e:OF]-(w:Verdict) WHERE e.from <= $head AND e.until > $head AND w.from <= $head AND w.until > $head } END AS verdicts
WHERE number <> 1 OR verdicts <> 1
RETURN v.id AS id, 'of ' + number + ' propositions, one of ' + verdicts + ' verdicts' AS fault
LIMIT $limit
