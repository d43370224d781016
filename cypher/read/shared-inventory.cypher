// Shared records in force, and the dossiers that declare them with the checksum of what they declare.
UNWIND $ids AS id
MATCH (n:Record {id: id}) WHERE n.until = $max
OPTIONAL MATCH (d:Declaration {of: id}) WHERE d.until = $max
RETURN id, n.key AS key, n.hash AS hash, labels(n) AS labels, collect({dossier: d.dossier, hash: d.declared}) AS declarations
