// Every record can be read in Neo4j Browser.
MATCH (n:Record)
WHERE n.from <= $head AND n.until > $head AND (n.caption IS NULL OR n.caption = '' OR n.hash IS NULL)
RETURN n.id AS id, 'no caption or no checksum' AS fault
LIMIT $limit
