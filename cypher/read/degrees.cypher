// How much hangs on records, as the database counts it by itself.
UNWIND $ids AS id
MATCH (n:Record {id: id})
RETURN id, sum(COUNT { (n)<--() }) AS degree
