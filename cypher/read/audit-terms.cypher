// What claims, rolls and tables state in number, by id: the figure or date that a claim is about, its row, and the citations by which
// it is known; the names of a roll; the rows of a table.
UNWIND $ids AS id
MATCH (n:Record {id: id})
USING INDEX SEEK n:Record(id)
WHERE n.from <= $at AND n.until > $at
OPTIONAL MATCH (n)-[a:ABOUT]->(p:Proposition)
WHERE a.from <= $at AND a.until > $at
RETURN labels(n) AS labels, properties(n) AS props, properties(p) AS proposition,
  CASE WHEN p IS NULL THEN [] ELSE COLLECT { MATCH (p)-[e]->(m:Record) WHERE e.role IS NOT NULL AND e.from <= $at AND e.until > $at RETURN {role: e.role, to: m.id, name: m.caption} ORDER BY m.id } END AS roles,
  head(COLLECT { MATCH (n)-[e:STANDS_IN]->(r:TableRow) WHERE e.from <= $at AND e.until > $at RETURN {id: r.id, name: r.caption} }) AS row,
  COLLECT { MATCH (n)-[e:CITED_AT|RELAYED_BY]->(m:Record) WHERE e.from <= $at AND e.until > $at RETURN coalesce(e.citation, m.id) } AS citations,
  COLLECT {
    MATCH (n)-[e:LISTS]->(c:Claim)
    WHERE e.from <= $at AND e.until > $at
    WITH c, e.position AS position ORDER BY position
    RETURN {claim: c.id, name: coalesce(head(COLLECT { MATCH (c)-[f:NAMES]->(m:Mention) WHERE f.from <= $at AND f.until > $at RETURN m.text ORDER BY m.id }), c.caption)}
  } AS entries,
  COLLECT {
    MATCH (n)<-[e:ROW_OF]-(r:TableRow)
    WHERE e.from <= $at AND e.until > $at AND r.total IS NULL
    WITH r ORDER BY r.ordinal
    RETURN {claim: coalesce(head(COLLECT { MATCH (r)<-[s:STANDS_IN]-(c:Claim) WHERE s.from <= $at AND s.until > $at RETURN c.id ORDER BY c.id }), r.id), name: r.caption}
  } AS rows
