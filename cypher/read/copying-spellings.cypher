// Names that several sources write, in several spellings, some of which several share.
MATCH (s:Source)
WHERE s.id > '' AND s.from <= $at AND s.until > $at
MATCH (s)<-[i:IN]-(:Citation)<-[w:WRITTEN_AT]-(m:Mention)-[d:IDENTIFIED_AS]->(e:Record)
WHERE i.from <= $at AND i.until > $at AND w.from <= $at AND w.until > $at AND d.from <= $at AND d.until > $at
WITH e, toLower(m.text) AS written, s.id AS bearer, min(m.id) AS record
WITH e, written, collect({source: bearer, record: record}) AS borne
WITH e, collect({written: written, borne: borne}) AS spellings
WHERE size(spellings) > 1 AND any(one IN spellings WHERE size(one.borne) >= 2 AND ($source IS NULL OR any(by IN one.borne WHERE by.source = $source)))
RETURN e.id AS item, e.caption AS of, spellings
LIMIT $limit
