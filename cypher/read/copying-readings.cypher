// Slips and faults of translation that an encoder has read, where several have the same.
MATCH (n:Reading)
WHERE n.id > '' AND n.from <= $at AND n.until > $at AND n.kind IN ['SLIP', 'TRANSLATION']
WITH n, COLLECT {
  MATCH (n)-[r:READS]->(c:Claim)
  WHERE r.from <= $at AND r.until > $at
  RETURN {source: coalesce(head(COLLECT { MATCH (c)-[e:RELAYED_BY]->(s:Source) WHERE e.from <= $at AND e.until > $at RETURN s.id ORDER BY e.step DESC LIMIT 1 }), c.source), record: c.id}
} AS claims, COLLECT {
  MATCH (n)-[r:READ_AT]->(:Citation)-[i:IN]->(s:Source)
  WHERE r.from <= $at AND r.until > $at AND i.from <= $at AND i.until > $at
  RETURN {source: s.id, record: n.id}
} AS places
UNWIND CASE WHEN claims = [] THEN places ELSE claims END AS by
WITH toLower(n.written) AS written, min(n.reading) AS reading, by.source AS bearer, min(by.record) AS record
WITH written, min(reading) AS reading, collect({source: bearer, record: record}) AS borne
WHERE size(borne) >= 2 AND size(borne) <= $rare AND ($source IS NULL OR any(by IN borne WHERE by.source = $source))
RETURN written, reading, borne
ORDER BY size(borne), written
LIMIT $limit
