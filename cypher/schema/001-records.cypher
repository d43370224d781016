// Records are versions of nodes: `key` is id@from and unique; `id` is what people read and link to.
CREATE CONSTRAINT record_key IF NOT EXISTS FOR (n:Record) REQUIRE n.key IS UNIQUE;
CREATE INDEX record_id IF NOT EXISTS FOR (n:Record) ON (n.id);
CREATE INDEX record_from IF NOT EXISTS FOR (n:Record) ON (n.from);
CREATE INDEX record_until IF NOT EXISTS FOR (n:Record) ON (n.until);
CREATE INDEX record_dossier IF NOT EXISTS FOR (n:Record) ON (n.dossier, n.until);
CREATE CONSTRAINT head_name IF NOT EXISTS FOR (n:Head) REQUIRE n.name IS UNIQUE;
CREATE CONSTRAINT lease_name IF NOT EXISTS FOR (n:Lease) REQUIRE n.name IS UNIQUE;
CREATE CONSTRAINT revision_number IF NOT EXISTS FOR (n:Revision) REQUIRE n.number IS UNIQUE;
// The one kind of edge whose ends may both be older than itself, so that it cannot be found from a staged node.
CREATE INDEX derives_from_from IF NOT EXISTS FOR ()-[e:DERIVES_FROM]-() ON (e.from);
CREATE INDEX derives_from_until IF NOT EXISTS FOR ()-[e:DERIVES_FROM]-() ON (e.until);
MERGE (h:Head {name: 'head'}) ON CREATE SET h.revision = 0, h.caption = 'Head';
