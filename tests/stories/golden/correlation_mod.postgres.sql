-- what never changes correlates with nothing: lines.output
-- refused P502: PostgreSQL cannot say FILTER the same way: not with this function

-- a curve keeps the order: orders.output
-- refused P502: PostgreSQL cannot say FILTER the same way: not with this function
