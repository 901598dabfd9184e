-- only customers that are known: matched.output
WITH `orders` AS (
  SELECT
    CAST(1 AS INT) AS `order_id`,
    CAST('ada' AS STRING) AS `customer`,
    CAST('10.50' AS DECIMAL(8, 2)) AS `amount`
  UNION ALL
  SELECT
    CAST(2 AS INT),
    CAST('bob' AS STRING),
    CAST('20.00' AS DECIMAL(8, 2))
  UNION ALL
  SELECT
    CAST(3 AS INT),
    CAST('eve' AS STRING),
    CAST('5.25' AS DECIMAL(8, 2))
  UNION ALL
  SELECT
    CAST(4 AS INT),
    CAST(NULL AS STRING),
    CAST('1.00' AS DECIMAL(8, 2))
), `customers` AS (
  SELECT
    CAST('ada' AS STRING) AS `customer`,
    CAST('DE' AS STRING) AS `country`
  UNION ALL
  SELECT
    CAST('bob' AS STRING),
    CAST('FR' AS STRING)
  UNION ALL
  SELECT
    CAST('cem' AS STRING),
    CAST('TR' AS STRING)
)
SELECT
  `left`.`order_id` AS `order_id`,
  `left`.`customer` AS `customer`,
  `left`.`amount` AS `amount`,
  `right`.`country` AS `country`
FROM `orders` AS `left`
INNER JOIN `customers` AS `right`
  ON `left`.`customer` = `right`.`customer`;

-- a full join keeps both sides, with one key column filled from either: everyone.output
WITH `orders` AS (
  SELECT
    CAST(1 AS INT) AS `order_id`,
    CAST('ada' AS STRING) AS `customer`,
    CAST('10.50' AS DECIMAL(8, 2)) AS `amount`
  UNION ALL
  SELECT
    CAST(2 AS INT),
    CAST('bob' AS STRING),
    CAST('20.00' AS DECIMAL(8, 2))
  UNION ALL
  SELECT
    CAST(3 AS INT),
    CAST('eve' AS STRING),
    CAST('5.25' AS DECIMAL(8, 2))
  UNION ALL
  SELECT
    CAST(4 AS INT),
    CAST(NULL AS STRING),
    CAST('1.00' AS DECIMAL(8, 2))
), `customers` AS (
  SELECT
    CAST('ada' AS STRING) AS `customer`,
    CAST('DE' AS STRING) AS `country`
  UNION ALL
  SELECT
    CAST('bob' AS STRING),
    CAST('FR' AS STRING)
  UNION ALL
  SELECT
    CAST('cem' AS STRING),
    CAST('TR' AS STRING)
)
SELECT
  `left`.`order_id` AS `order_id`,
  COALESCE(`left`.`customer`, `right`.`customer`) AS `customer`,
  `left`.`amount` AS `amount`,
  `right`.`country` AS `country`
FROM `orders` AS `left`
FULL JOIN `customers` AS `right`
  ON `left`.`customer` = `right`.`customer`;

-- without orders only the customers are left: matched.output
WITH `customers` AS (
  SELECT
    CAST('ada' AS STRING) AS `customer`,
    CAST('DE' AS STRING) AS `country`
  UNION ALL
  SELECT
    CAST('bob' AS STRING),
    CAST('FR' AS STRING)
  UNION ALL
  SELECT
    CAST('cem' AS STRING),
    CAST('TR' AS STRING)
), `given_orders_data` AS (
  SELECT
    CAST(NULL AS INT) AS `order_id`,
    CAST(NULL AS STRING) AS `customer`,
    CAST(NULL AS DECIMAL(8, 2)) AS `amount`
  WHERE
    FALSE
)
SELECT
  `left`.`order_id` AS `order_id`,
  `left`.`customer` AS `customer`,
  `left`.`amount` AS `amount`,
  `right`.`country` AS `country`
FROM `given_orders_data` AS `left`
INNER JOIN `customers` AS `right`
  ON `left`.`customer` = `right`.`customer`;

-- without orders only the customers are left: everyone.output
WITH `customers` AS (
  SELECT
    CAST('ada' AS STRING) AS `customer`,
    CAST('DE' AS STRING) AS `country`
  UNION ALL
  SELECT
    CAST('bob' AS STRING),
    CAST('FR' AS STRING)
  UNION ALL
  SELECT
    CAST('cem' AS STRING),
    CAST('TR' AS STRING)
), `given_orders_data` AS (
  SELECT
    CAST(NULL AS INT) AS `order_id`,
    CAST(NULL AS STRING) AS `customer`,
    CAST(NULL AS DECIMAL(8, 2)) AS `amount`
  WHERE
    FALSE
)
SELECT
  `left`.`order_id` AS `order_id`,
  COALESCE(`left`.`customer`, `right`.`customer`) AS `customer`,
  `left`.`amount` AS `amount`,
  `right`.`country` AS `country`
FROM `given_orders_data` AS `left`
FULL JOIN `customers` AS `right`
  ON `left`.`customer` = `right`.`customer`;
