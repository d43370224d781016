// What an export pages through: the records of one dossier in the order of their ids.
CREATE INDEX record_dossier_id IF NOT EXISTS FOR (n:Record) ON (n.dossier, n.id);
