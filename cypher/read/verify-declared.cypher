// What is shared is declared by a dossier, in the words that the graph has.
MATCH (n:Record)
WHERE n.from <= $head AND n.until > $head AND n.dossier IS NULL AND NOT n:Verdict AND NOT n:Keystone
WITH n, COLLECT { MATCH (d:Declaration {of: n.id}) USING INDEX SEEK d:Declaration(of) WHERE d.from <= $head AND d.until > $head RETURN d.declared } AS declared
WHERE declared = [] OR any(hash IN declared WHERE hash <> n.hash)
RETURN n.id AS id, CASE WHEN declared = [] THEN 'no dossier declares it' ELSE 'a dossier declares it in other words' END AS fault
LIMIT $limit
