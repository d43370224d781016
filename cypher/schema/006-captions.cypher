// What bears no name is found by the words of its caption.
CREATE FULLTEXT INDEX captions IF NOT EXISTS FOR (n:Citation|Proposition|Roll) ON EACH [n.caption];
