MERGE (s:GraphSchema {name: 'schema'}) SET s.nameKeysVersion = $version
RETURN s.nameKeysVersion AS version
