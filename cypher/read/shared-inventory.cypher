// Shared records in force, and the dossiers that declare them with the checksum of what they declare.
UNWIND $ids AS id
MATCH (n:Record {id: id}) USING INDEX SEEK n:Record(id) WHERE n.until = $max
OPTIONAL MATCH (d:Declaration {of: id}) USING INDEX SEEK d:Declaration(of) WHERE d.until = $max
RETURN id, n.key AS key, n.hash AS hash, labels(n) AS labels, collect({dossier: d.dossier, hash: d.declared}) AS declarations
