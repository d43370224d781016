// The newest revision made by a time (ISO 8601 in UTC, which sorts as text).
MATCH (r:Revision)
WHERE r.number <= $at AND r.at <= $time
RETURN coalesce(max(r.number), 0) AS revision
