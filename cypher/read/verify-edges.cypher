// Edges in force where one of their ends is not.
MATCH (a:Record)-[e]->(b:Record)
WHERE e.from IS NULL OR e.until IS NULL OR e.from > e.until
  OR (e.from < e.until AND (e.from < a.from OR e.from < b.from OR e.until > a.until OR e.until > b.until))
RETURN a.id AS id, type(e) + ' to ' + b.id + ' is in force from ' + coalesce(toString(e.from), '?') + ' until ' + coalesce(toString(e.until), '?')
  + ', its ends from ' + a.from + ' until ' + a.until + ' and from ' + b.from + ' until ' + b.until AS fault
LIMIT $limit
