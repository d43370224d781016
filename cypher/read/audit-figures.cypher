// Claims by which these sources affirm figures of these measures.
UNWIND $sources AS source
MATCH (s:Source {id: source})<-[i:IN]-(:Citation)<-[t:CITED_AT]-(c:Claim)-[a:ABOUT]->(f:Figure)
USING INDEX SEEK s:Source(id)
WHERE i.from <= $at AND i.until > $at AND t.from <= $at AND t.until > $at AND a.from <= $at AND a.until > $at
  AND f.from <= $at AND f.until > $at AND f.measure IN $measures AND c.stance = 'AFFIRMS'
RETURN DISTINCT c.id AS id ORDER BY id
