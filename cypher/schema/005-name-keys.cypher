// Keys of names are words of their own: an analyser for languages would cut them.
CREATE FULLTEXT INDEX nameKeys IF NOT EXISTS FOR (n:Named) ON EACH [n.nameKeys] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};
// Through which keys are made anew when their rules change.
CREATE INDEX named_key IF NOT EXISTS FOR (n:Named) ON (n.key);
