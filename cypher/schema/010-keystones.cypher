// How many verdicts hang on a source is kept beside it, so that the sources on which most hang are read off an index.
CREATE INDEX keystone_rank IF NOT EXISTS FOR (n:Keystone) ON (n.rank);
// Run again after the head has moved, as when it was broken off, it ends what it had counted before and is true no more.
MATCH (h:Head {name: 'head'})
MATCH (now:Source)
WHERE now.from <= h.revision AND now.until > h.revision
CALL (h, now) {
  WITH h.revision AS at, now, 'keystone/' + now.id AS id
  OPTIONAL MATCH (:Source {id: now.id})<-[e:HANGS_ON]-(:Verdict)
  WHERE e.from <= at AND e.until > at
  WITH at, now, id, sum(CASE WHEN e.as = 'SPEAKER' THEN 1 ELSE 0 END) AS asSpeaker, sum(CASE WHEN e.as = 'RELAY' THEN 1 ELSE 0 END) AS asRelay
  CALL (at, id, asSpeaker, asRelay) {
    MATCH (old:Record {id: id})-[o:OF]->(:Source)
    WHERE old.from < at AND old.until > at AND o.until > at AND (old.asSpeaker <> asSpeaker OR old.asRelay <> asRelay)
    SET old.until = at, o.until = at
  }
  WITH at, now, id, asSpeaker, asRelay
  WHERE asSpeaker + asRelay > 0 AND NOT EXISTS { MATCH (kept:Record {id: id}) WHERE kept.from < at AND kept.until > at }
  MERGE (k:Record {key: id + '@' + at})
  SET k:Keystone, k.id = id, k.source = now.id, k.asSpeaker = asSpeaker, k.asRelay = asRelay,
    k.rank = toString(9999999999 - asSpeaker - asRelay) + ' ' + now.id, k.caption = toString(asSpeaker + asRelay) + ' verdicts hang on ' + now.caption,
    k.hash = 'made when the graph was brought up to date', k.from = at, k.until = 2147483647
  MERGE (k)-[o:OF]->(now)
  SET o.from = at, o.until = 2147483647
} IN TRANSACTIONS OF 200 ROWS;
