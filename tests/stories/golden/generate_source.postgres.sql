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
        "die drawn" % NULLIF(CAST(6 AS BIGINT), 0)
      ) + CAST(1 AS BIGINT) AS "die",
      CASE
        WHEN (
          "town drawn" % NULLIF(CAST(3 AS BIGINT), 0)
        ) = CAST(0 AS BIGINT)
        THEN 'Ulm'
        WHEN (
          "town drawn" % NULLIF(CAST(3 AS BIGINT), 0)
        ) = CAST(1 AS BIGINT)
        THEN 'Rome'
        WHEN (
          "town drawn" % NULLIF(CAST(3 AS BIGINT), 0)
        ) = CAST(2 AS BIGINT)
        THEN 'Oslo'
      END AS "town"
    FROM (
      SELECT
        "counter",
        "n",
        (
          (
            "die drawn" * "die drawn"
          ) + CAST(1679204580 AS BIGINT)
        ) % NULLIF(CAST(2147483647 AS BIGINT), 0) AS "die drawn",
        (
          (
            "town drawn" * "town drawn"
          ) + CAST(1499386162 AS BIGINT)
        ) % NULLIF(CAST(2147483647 AS BIGINT), 0) AS "town drawn"
      FROM (
        SELECT
          "counter",
          "n",
          (
            (
              "die drawn" * "die drawn"
            ) + CAST(748583773 AS BIGINT)
          ) % NULLIF(CAST(2147483647 AS BIGINT), 0) AS "die drawn",
          (
            (
              "town drawn" * "town drawn"
            ) + CAST(935752530 AS BIGINT)
          ) % NULLIF(CAST(2147483647 AS BIGINT), 0) AS "town drawn"
        FROM (
          SELECT
            *,
            (
              (
                "counter" * CAST(429656011 AS BIGINT)
              ) + CAST(793235698 AS BIGINT)
            ) % NULLIF(CAST(2147483647 AS BIGINT), 0) AS "die drawn",
            (
              (
                "counter" * CAST(1984577506 AS BIGINT)
              ) + CAST(202577739 AS BIGINT)
            ) % NULLIF(CAST(2147483647 AS BIGINT), 0) AS "town drawn"
          FROM (
            SELECT
              *,
              "counter" + CAST(1 AS BIGINT) AS "n"
            FROM (
              SELECT
                CAST("counter" AS BIGINT) AS "counter"
              FROM GENERATE_SERIES(0, 5) AS "numbers"("counter")
            ) AS "inner"
          ) AS "inner"
        ) AS "inner"
      ) AS "inner"
    ) AS "inner"
  ) AS "inner"
) AS "inner";
