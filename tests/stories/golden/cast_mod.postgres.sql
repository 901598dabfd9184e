-- NULL stays NULL, and a word is no number: good.output
-- refused P502: PostgreSQL cannot say TRY_CAST(VARCHAR AS DATE) the same way: what does not fit is decided by other rules there
-- refused P502: PostgreSQL cannot say TRY_CAST(VARCHAR AS DATE) the same way: what does not fit is decided by other rules there

-- NULL stays NULL, and a word is no number: bad.output
-- refused P502: PostgreSQL cannot say TRY_CAST(VARCHAR AS DATE) the same way: what does not fit is decided by other rules there
