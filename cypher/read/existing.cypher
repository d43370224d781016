UNWIND $ids AS id
MATCH (n:Record {id: id}) WHERE n.until > $next
RETURN DISTINCT id
