// Two versions of one record in force at one revision.
MATCH (a:Record)
MATCH (b:Record {id: a.id})
WHERE a.key < b.key AND a.from < b.until AND b.from < a.until
RETURN a.id AS id, 'versions ' + a.key + ' and ' + b.key + ' are in force together' AS fault
LIMIT $limit
