-- later columns may use earlier ones: throws.data
SELECT
  "id",
  "die",
  "town",
  "is_high"
FROM (
  SELECT
    *,
    "die" > 3 AS "is_high"
  FROM (
    SELECT
      *,
      "n" AS "id",
      (
        "die drawn" % nullIf(accurateCast(6, 'Nullable(Int64)'), 0)
      ) + accurateCast(1, 'Nullable(Int64)') AS "die",
      CASE
        WHEN (
          "town drawn" % nullIf(accurateCast(3, 'Nullable(Int64)'), 0)
        ) = accurateCast(0, 'Nullable(Int64)')
        THEN 'Ulm'
        WHEN (
          "town drawn" % nullIf(accurateCast(3, 'Nullable(Int64)'), 0)
        ) = accurateCast(1, 'Nullable(Int64)')
        THEN 'Rome'
        WHEN (
          "town drawn" % nullIf(accurateCast(3, 'Nullable(Int64)'), 0)
        ) = accurateCast(2, 'Nullable(Int64)')
        THEN 'Oslo'
      END AS "town"
    FROM (
      SELECT
        "counter",
        "n",
        (
          (
            "die drawn" * "die drawn"
          ) + accurateCast(1679204580, 'Nullable(Int64)')
        ) % nullIf(accurateCast(2147483647, 'Nullable(Int64)'), 0) AS "die drawn",
        (
          (
            "town drawn" * "town drawn"
          ) + accurateCast(1499386162, 'Nullable(Int64)')
        ) % nullIf(accurateCast(2147483647, 'Nullable(Int64)'), 0) AS "town drawn"
      FROM (
        SELECT
          "counter",
          "n",
          (
            (
              "die drawn" * "die drawn"
            ) + accurateCast(748583773, 'Nullable(Int64)')
          ) % nullIf(accurateCast(2147483647, 'Nullable(Int64)'), 0) AS "die drawn",
          (
            (
              "town drawn" * "town drawn"
            ) + accurateCast(935752530, 'Nullable(Int64)')
          ) % nullIf(accurateCast(2147483647, 'Nullable(Int64)'), 0) AS "town drawn"
        FROM (
          SELECT
            *,
            (
              (
                "counter" * accurateCast(429656011, 'Nullable(Int64)')
              ) + accurateCast(793235698, 'Nullable(Int64)')
            ) % nullIf(accurateCast(2147483647, 'Nullable(Int64)'), 0) AS "die drawn",
            (
              (
                "counter" * accurateCast(1984577506, 'Nullable(Int64)')
              ) + accurateCast(202577739, 'Nullable(Int64)')
            ) % nullIf(accurateCast(2147483647, 'Nullable(Int64)'), 0) AS "town drawn"
          FROM (
            SELECT
              *,
              "counter" + accurateCast(1, 'Nullable(Int64)') AS "n"
            FROM (
              SELECT
                CAST("number" AS Nullable(Int64)) AS "counter"
              FROM numbers(6)
            ) AS "inner"
          ) AS "inner"
        ) AS "inner"
      ) AS "inner"
    ) AS "inner"
  ) AS "inner"
) AS "inner";
