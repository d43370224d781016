// A proposition has the one label of its kind, and answers one question at most.
MATCH (p:Proposition)
WHERE p.from <= $head AND p.until > $head
WITH p, [label IN labels(p) WHERE NOT label IN ['Record', 'Proposition', 'Named']] AS kinds,
  COUNT { (p)-[e:ANSWERS]->(:Question) WHERE e.from <= $head AND e.until > $head } AS questions
WHERE size(kinds) <> 1 OR questions > 1
RETURN p.id AS id, 'labels ' + reduce(text = '', kind IN kinds | text + ':' + kind) + ', ' + questions + ' questions' AS fault
LIMIT $limit
