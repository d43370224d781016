// Claims and rolls of sources, and of all that derives from them, before or after a revision.
CALL () {
  UNWIND $sources AS id
  MATCH (s:Source {id: id}) USING INDEX SEEK s:Source(id)
  RETURN s
  UNION
  UNWIND $derivations AS id
  MATCH (anchor:Record {id: id})-[:DERIVED]->(s:Source) USING INDEX SEEK anchor:Record(id)
  RETURN s
}
MATCH (s)<-[es:DERIVES_FROM*0..]-(d:Source)
WHERE all(e IN es WHERE e.from <= $at AND e.until >= $at)
WITH DISTINCT d
MATCH (d)<-[e:IN]-(:Citation)<-[f:CITED_AT]-(n)
WHERE e.from <= $at AND e.until >= $at AND f.from <= $at AND f.until >= $at AND (n:Claim OR n:Roll)
RETURN CASE WHEN n:Claim THEN 'Claim' ELSE 'Roll' END AS what, collect(DISTINCT n.id) AS ids
