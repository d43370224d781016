// A claim has one citation, which is in one source, and stands in one passage.
MATCH (c:Claim)
WHERE c.from <= $head AND c.until > $head
WITH c,
  COUNT { (c)-[e:CITED_AT]->(:Citation) WHERE e.from <= $head AND e.until > $head } AS citations,
  COUNT { (c)-[e:CITED_AT]->(:Citation)-[f:IN]->(:Source) WHERE e.from <= $head AND e.until > $head AND f.from <= $head AND f.until > $head } AS sources,
  COUNT { (c)-[e:READ_IN]->(:Passage) WHERE e.from <= $head AND e.until > $head } AS passages,
  COUNT { (c)-[e:ABOUT]->(:Proposition) WHERE e.from <= $head AND e.until > $head } AS propositions
WHERE citations <> 1 OR sources <> 1 OR passages <> 1 OR propositions > 1
RETURN c.id AS id, citations + ' citations in ' + sources + ' sources, ' + passages + ' passages, ' + propositions + ' propositions' AS fault
LIMIT $limit
