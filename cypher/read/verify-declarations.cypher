// What a dossier declares is there.
MATCH (d:Declaration)
WHERE d.from <= $head AND d.until > $head
  AND NOT EXISTS { MATCH (n:Record {id: d.of}) USING INDEX SEEK n:Record(id) WHERE n.from <= $head AND n.until > $head }
RETURN d.of AS id, d.dossier + ' declares it, but it is not in force' AS fault
LIMIT $limit
