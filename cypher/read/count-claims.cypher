// Versions of claims of all times, as the database counts them by itself.
MATCH (n:Claim)
RETURN count(n) AS claims
