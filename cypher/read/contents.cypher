// How many nodes there are, and how many of them are records and Attest's own marks.
CALL () {
  MATCH (n)
  RETURN count(n) AS nodes
}
CALL () {
  MATCH (n:Record)
  RETURN count(n) AS records
}
CALL () {
  MATCH (n:Head)
  RETURN count(n) AS heads
}
CALL () {
  MATCH (n:Lease)
  RETURN count(n) AS leases
}
CALL () {
  MATCH (n:GraphSchema)
  RETURN count(n) AS schemas
}
RETURN records, nodes - records - heads - leases - schemas AS others
