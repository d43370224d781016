// The records of one dossier in force: what a load compares itself with.
MATCH (n:Record {dossier: $dossier, until: $max})
RETURN n.id AS id, n.key AS key, n.hash AS hash, labels(n) AS labels
