// Counts anew what stands in the indexes, and forgets the plans that were made by what was counted before. What waits for
// it waits so many seconds and no longer.
CALL db.prepareForReplanning($seconds)
