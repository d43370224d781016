// Which source derives from which: copies, excerpts, translations and compilations, the suspected ones too
MATCH (head:Head {name: 'head'})
WITH head.revision AS at
MATCH (source:Source)-[derives:DERIVES_FROM]->(:Source)
USING INDEX derives:DERIVES_FROM(until)
WHERE derives.until > at
CALL (source) {
  MATCH path = (source)-[:DERIVES_FROM]->(:Source) RETURN path
  UNION
  // A common author or informant makes two sources one witness, though neither copies the other.
  MATCH path = (source)-[:MADE_BY|INFORMED_BY]->(:Entity) RETURN path
}
WITH DISTINCT path, at
WHERE all(record IN nodes(path) WHERE record.from <= at < record.until) AND all(edge IN relationships(path) WHERE edge.from <= at < edge.until)
RETURN path
