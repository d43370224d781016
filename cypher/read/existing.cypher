UNWIND $ids AS id
MATCH (n:Record {id: id}) USING INDEX SEEK n:Record(id) WHERE n.until > $next
RETURN DISTINCT id
