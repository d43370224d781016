// What is kept of how many verdicts hang on a source is what can be counted.
CALL () {
  MATCH (:Verdict)-[e:HANGS_ON]->(s:Source)
  WHERE e.from <= $head AND e.until > $head
  RETURN DISTINCT s.id AS source
  UNION
  MATCH (k:Keystone)
  WHERE k.from <= $head AND k.until > $head
  RETURN k.source AS source
}
WITH source,
  COUNT { MATCH (:Source {id: source})<-[e:HANGS_ON {as: 'SPEAKER'}]-(:Verdict) WHERE e.from <= $head AND e.until > $head } AS asSpeaker,
  COUNT { MATCH (:Source {id: source})<-[e:HANGS_ON {as: 'RELAY'}]-(:Verdict) WHERE e.from <= $head AND e.until > $head } AS asRelay,
  COLLECT { MATCH (k:Record {id: 'keystone/' + source}) USING INDEX SEEK k:Record(id) WHERE k.from <= $head AND k.until > $head RETURN k } AS kept
WHERE size(kept) <> 1 OR kept[0].asSpeaker <> asSpeaker OR kept[0].asRelay <> asRelay
RETURN source AS id, 'as speaker ' + asSpeaker + ' and as relay ' + asRelay + ' verdicts hang on it, kept are ' + CASE WHEN kept = [] THEN 'none' ELSE toString(kept[0].asSpeaker) + ' and ' + toString(kept[0].asRelay) END AS fault
LIMIT $limit
