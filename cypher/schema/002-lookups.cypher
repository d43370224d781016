// What questions start from.
CREATE INDEX proposition_family IF NOT EXISTS FOR (n:Proposition) ON (n.family);
CREATE INDEX proposition_kind IF NOT EXISTS FOR (n:Proposition) ON (n.kind, n.id);
CREATE INDEX mandate_id IF NOT EXISTS FOR (n:Mandate) ON (n.id);
CREATE INDEX figure_measure IF NOT EXISTS FOR (n:Figure) ON (n.measure);
CREATE INDEX occurrence_what IF NOT EXISTS FOR (n:Occurrence) ON (n.what);
CREATE INDEX source_id IF NOT EXISTS FOR (n:Source) ON (n.id);
CREATE INDEX person_id IF NOT EXISTS FOR (n:Person) ON (n.id);
CREATE INDEX claim_id IF NOT EXISTS FOR (n:Claim) ON (n.id);
CREATE INDEX roll_of IF NOT EXISTS FOR (n:Roll) ON (n.of);
CREATE INDEX citation_shelfmark IF NOT EXISTS FOR (n:Citation) ON (n.fond, n.opis, n.delo);
CREATE INDEX claim_cited IF NOT EXISTS FOR (n:Claim) ON (n.cited);
CREATE INDEX verdict_name IF NOT EXISTS FOR (n:Verdict) ON (n.name);
CREATE FULLTEXT INDEX names IF NOT EXISTS FOR (n:Named) ON EACH [n.searchText];
CREATE INDEX declaration_of IF NOT EXISTS FOR (n:Declaration) ON (n.of);
// What lists are paged through.
CREATE INDEX figure_id IF NOT EXISTS FOR (n:Figure) ON (n.id);
CREATE INDEX occurrence_id IF NOT EXISTS FOR (n:Occurrence) ON (n.id);
CREATE INDEX proposition_id IF NOT EXISTS FOR (n:Proposition) ON (n.id);
CREATE INDEX citation_id IF NOT EXISTS FOR (n:Citation) ON (n.id);
CREATE INDEX roll_id IF NOT EXISTS FOR (n:Roll) ON (n.id);
CREATE INDEX reading_id IF NOT EXISTS FOR (n:Reading) ON (n.id);
CREATE INDEX remark_id IF NOT EXISTS FOR (n:Remark) ON (n.id);
CREATE INDEX dossier_id IF NOT EXISTS FOR (n:Dossier) ON (n.id);
CREATE INDEX table_id IF NOT EXISTS FOR (n:Table) ON (n.id);
CREATE INDEX constraint_id IF NOT EXISTS FOR (n:Constraint) ON (n.id);
CREATE INDEX passage_id IF NOT EXISTS FOR (n:Passage) ON (n.id);
