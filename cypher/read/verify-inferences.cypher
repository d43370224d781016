// An inference rests on something; what is direct does not.
MATCH (c:Claim)
WHERE c.from <= $head AND c.until > $head
WITH c, COUNT { (c)-[e:RESTS_ON]->(:Claim) WHERE e.from <= $head AND e.until > $head } AS premises
WHERE (c.mode = 'INFERRED') <> (premises > 0)
RETURN c.id AS id, toLower(c.mode) + ' with ' + premises + ' premises' AS fault
LIMIT $limit
