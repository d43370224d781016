// Inferences are few among claims: a policy that leaves them out starts from them.
CREATE INDEX claim_mode IF NOT EXISTS FOR (n:Claim) ON (n.mode);
