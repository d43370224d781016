MERGE (s:GraphSchema {name: 'schema'}) SET s.version = $version
