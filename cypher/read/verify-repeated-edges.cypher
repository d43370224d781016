// The same edge twice in force.
MATCH (a:Record)-[e]->(b:Record)
WHERE e.until = $max
WITH a, b, type(e) AS type, properties(e) AS props, count(*) AS times
WHERE times > 1
RETURN a.id AS id, type + ' to ' + b.id + ' stands there ' + times + ' times' AS fault
LIMIT $limit
