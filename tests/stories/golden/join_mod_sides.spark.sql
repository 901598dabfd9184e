-- what each kind keeps: kept_left.output
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
LEFT JOIN `customers` AS `right`
  ON `left`.`customer` = `right`.`customer`;

-- what each kind keeps: kept_right.output
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
  `right`.`customer` AS `customer`,
  `left`.`amount` AS `amount`,
  `right`.`country` AS `country`
FROM `orders` AS `left`
RIGHT JOIN `customers` AS `right`
  ON `left`.`customer` = `right`.`customer`;

-- what each kind keeps: known.output
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
  `left`.`amount` AS `amount`
FROM `orders` AS `left`
SEMI JOIN `customers` AS `right`
  ON `left`.`customer` = `right`.`customer`;

-- what each kind keeps: unknown.output
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
  `left`.`amount` AS `amount`
FROM `orders` AS `left`
ANTI JOIN `customers` AS `right`
  ON `left`.`customer` = `right`.`customer`;

-- a cross join pairs everything, the second column of a name gets a suffix: pairs.output
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
    CAST(1 AS INT) AS `order_id`,
    CAST('ada' AS STRING) AS `customer`,
    CAST('2.5' AS DECIMAL(8, 2)) AS `amount`
)
SELECT
  `left`.`order_id` AS `order_id`,
  `left`.`customer` AS `customer`,
  `left`.`amount` AS `amount`,
  `right`.`customer` AS `customer_right`,
  `right`.`country` AS `country`
FROM `given_orders_data` AS `left`
CROSS JOIN `customers` AS `right`;
