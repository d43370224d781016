// How many verdicts hang on a source is kept beside it, so that the sources on which most hang are read off an index.
CREATE INDEX keystone_rank IF NOT EXISTS FOR (n:Keystone) ON (n.rank);
MATCH (h:Head {name: 'head'})
MATCH (s:Source)<-[e:HANGS_ON]-(:Verdict)
WHERE e.from <= h.revision AND e.until > h.revision
WITH h.revision AS at, s.id AS source, sum(CASE WHEN e.as = 'SPEAKER' THEN 1 ELSE 0 END) AS asSpeaker, sum(CASE WHEN e.as = 'RELAY' THEN 1 ELSE 0 END) AS asRelay
MATCH (now:Source {id: source})
WHERE now.from <= at AND now.until > at
MERGE (k:Record {key: 'keystone/' + source + '@' + at})
SET k:Keystone, k.id = 'keystone/' + source, k.source = source, k.asSpeaker = asSpeaker, k.asRelay = asRelay,
  k.rank = toString(9999999999 - asSpeaker - asRelay) + ' ' + source, k.caption = toString(asSpeaker + asRelay) + ' verdicts hang on ' + now.caption,
  k.hash = 'made when the graph was brought up to date', k.from = at, k.until = 2147483647
MERGE (k)-[o:OF]->(now)
SET o.from = at, o.until = 2147483647;
