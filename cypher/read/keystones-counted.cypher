// How many verdicts hang on sources, counted, and what is kept of it.
UNWIND $sources AS source
RETURN source,
  COUNT { MATCH (s:Source {id: source})<-[e:HANGS_ON {as: 'SPEAKER'}]-(:Verdict) USING INDEX SEEK s:Source(id) WHERE e.from <= $at AND e.until > $at } AS asSpeaker,
  COUNT { MATCH (s:Source {id: source})<-[e:HANGS_ON {as: 'RELAY'}]-(:Verdict) USING INDEX SEEK s:Source(id) WHERE e.from <= $at AND e.until > $at } AS asRelay,
  head(COLLECT { MATCH (s:Source {id: source}) USING INDEX SEEK s:Source(id) WHERE s.from <= $at AND s.until > $at RETURN s.caption }) AS caption,
  head(COLLECT { MATCH (k:Record {id: 'keystone/' + source}) USING INDEX SEEK k:Record(id) WHERE k.from <= $at AND k.until > $at RETURN {key: k.key, hash: k.hash, asSpeaker: k.asSpeaker, asRelay: k.asRelay} }) AS kept
