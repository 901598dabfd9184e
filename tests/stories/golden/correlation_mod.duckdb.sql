-- what never changes correlates with nothing: lines.output
WITH "measured" AS (
  SELECT
    *
  FROM (VALUES
    (CAST(1 AS INT), CAST(10 AS INT), CAST(-1 AS INT), CAST(1 AS INT), CAST(5 AS INT)),
    (CAST(2 AS INT), CAST(20 AS INT), CAST(-2 AS INT), CAST(4 AS INT), CAST(5 AS INT)),
    (CAST(3 AS INT), CAST(30 AS INT), CAST(-3 AS INT), CAST(9 AS INT), CAST(5 AS INT)),
    (
      CAST(4 AS INT),
      CAST(40 AS INT),
      CAST(NULL AS INT),
      CAST(16 AS INT),
      CAST(5 AS INT)
    )) AS "rows"("x", "same", "opposite", "square", "still")
), "lines_part" AS (
  SELECT
    CASE
      WHEN (
        (
          COUNT(*) FILTER(WHERE
            (
              NOT (
                "x" IS NULL
              )
            ) AND (
              NOT (
                "same" IS NULL
              )
            ))
        ) < 2
      )
      OR ISNAN(
        CORR(CAST("x" AS DOUBLE), CAST("same" AS DOUBLE)) FILTER(WHERE
          (
            NOT (
              "x" IS NULL
            )
          ) AND (
            NOT (
              "same" IS NULL
            )
          ))
      )
      THEN CAST(NULL AS DOUBLE)
      ELSE CORR(CAST("x" AS DOUBLE), CAST("same" AS DOUBLE)) FILTER(WHERE
        (
          NOT (
            "x" IS NULL
          )
        ) AND (
          NOT (
            "same" IS NULL
          )
        ))
    END AS "c_0_1",
    COUNT(*) FILTER(WHERE
      (
        NOT (
          "x" IS NULL
        )
      ) AND (
        NOT (
          "same" IS NULL
        )
      )) AS "n_0_1",
    CASE
      WHEN (
        (
          COUNT(*) FILTER(WHERE
            (
              NOT (
                "x" IS NULL
              )
            ) AND (
              NOT (
                "still" IS NULL
              )
            ))
        ) < 2
      )
      OR ISNAN(
        CORR(CAST("x" AS DOUBLE), CAST("still" AS DOUBLE)) FILTER(WHERE
          (
            NOT (
              "x" IS NULL
            )
          ) AND (
            NOT (
              "still" IS NULL
            )
          ))
      )
      THEN CAST(NULL AS DOUBLE)
      ELSE CORR(CAST("x" AS DOUBLE), CAST("still" AS DOUBLE)) FILTER(WHERE
        (
          NOT (
            "x" IS NULL
          )
        ) AND (
          NOT (
            "still" IS NULL
          )
        ))
    END AS "c_0_2",
    COUNT(*) FILTER(WHERE
      (
        NOT (
          "x" IS NULL
        )
      ) AND (
        NOT (
          "still" IS NULL
        )
      )) AS "n_0_2",
    CASE
      WHEN (
        (
          COUNT(*) FILTER(WHERE
            (
              NOT (
                "same" IS NULL
              )
            ) AND (
              NOT (
                "still" IS NULL
              )
            ))
        ) < 2
      )
      OR ISNAN(
        CORR(CAST("same" AS DOUBLE), CAST("still" AS DOUBLE)) FILTER(WHERE
          (
            NOT (
              "same" IS NULL
            )
          ) AND (
            NOT (
              "still" IS NULL
            )
          ))
      )
      THEN CAST(NULL AS DOUBLE)
      ELSE CORR(CAST("same" AS DOUBLE), CAST("still" AS DOUBLE)) FILTER(WHERE
        (
          NOT (
            "same" IS NULL
          )
        ) AND (
          NOT (
            "still" IS NULL
          )
        ))
    END AS "c_1_2",
    COUNT(*) FILTER(WHERE
      (
        NOT (
          "same" IS NULL
        )
      ) AND (
        NOT (
          "still" IS NULL
        )
      )) AS "n_1_2",
    CASE
      WHEN (
        COUNT("x") < 2
      ) OR (
        MIN("x") = MAX("x")
      )
      THEN CAST(NULL AS DOUBLE)
      ELSE CAST(1.0e0 AS DOUBLE)
    END AS "c_0_0",
    CASE
      WHEN (
        COUNT("same") < 2
      ) OR (
        MIN("same") = MAX("same")
      )
      THEN CAST(NULL AS DOUBLE)
      ELSE CAST(1.0e0 AS DOUBLE)
    END AS "c_1_1",
    CASE
      WHEN (
        COUNT("still") < 2
      ) OR (
        MIN("still") = MAX("still")
      )
      THEN CAST(NULL AS DOUBLE)
      ELSE CAST(1.0e0 AS DOUBLE)
    END AS "c_2_2"
  FROM "measured"
), "lines_part_2" AS (
  SELECT
    CAST(0 AS INT) AS "position",
    CAST('x' AS TEXT) AS "column",
    "c_0_0" AS "x",
    "c_0_1" AS "same",
    "c_0_2" AS "still"
  FROM "lines_part"
), "lines_part_3" AS (
  SELECT
    CAST(1 AS INT) AS "position",
    CAST('same' AS TEXT) AS "column",
    "c_0_1" AS "x",
    "c_1_1" AS "same",
    "c_1_2" AS "still"
  FROM "lines_part"
), "lines_part_4" AS (
  SELECT
    CAST(2 AS INT) AS "position",
    CAST('still' AS TEXT) AS "column",
    "c_0_2" AS "x",
    "c_1_2" AS "same",
    "c_2_2" AS "still"
  FROM "lines_part"
)
SELECT
  "column",
  "x",
  "same",
  "still"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "position",
      "column",
      "x",
      "same",
      "still"
    FROM "lines_part_2"
    UNION ALL
    SELECT
      "position",
      "column",
      "x",
      "same",
      "still"
    FROM "lines_part_3"
    UNION ALL
    SELECT
      "position",
      "column",
      "x",
      "same",
      "still"
    FROM "lines_part_4"
  ) AS "inner"
  ORDER BY
    "position" ASC
) AS "inner";

-- a curve keeps the order: orders.output
WITH "measured" AS (
  SELECT
    *
  FROM (VALUES
    (CAST(1 AS INT), CAST(10 AS INT), CAST(-1 AS INT), CAST(1 AS INT), CAST(5 AS INT)),
    (CAST(2 AS INT), CAST(20 AS INT), CAST(-2 AS INT), CAST(4 AS INT), CAST(5 AS INT)),
    (CAST(3 AS INT), CAST(30 AS INT), CAST(-3 AS INT), CAST(9 AS INT), CAST(5 AS INT)),
    (
      CAST(4 AS INT),
      CAST(40 AS INT),
      CAST(NULL AS INT),
      CAST(16 AS INT),
      CAST(5 AS INT)
    )) AS "rows"("x", "same", "opposite", "square", "still")
), "orders_part_3" AS (
  SELECT
    CASE
      WHEN (
        (
          COUNT(*) FILTER(WHERE
            (
              NOT (
                "x" IS NULL
              )
            ) AND (
              NOT (
                "opposite" IS NULL
              )
            ))
        ) < 2
      )
      OR ISNAN(
        CORR("x_0_1", "y_0_1") FILTER(WHERE
          (
            NOT (
              "x" IS NULL
            )
          ) AND (
            NOT (
              "opposite" IS NULL
            )
          ))
      )
      THEN CAST(NULL AS DOUBLE)
      ELSE CORR("x_0_1", "y_0_1") FILTER(WHERE
        (
          NOT (
            "x" IS NULL
          )
        ) AND (
          NOT (
            "opposite" IS NULL
          )
        ))
    END AS "c_0_1",
    COUNT(*) FILTER(WHERE
      (
        NOT (
          "x" IS NULL
        )
      ) AND (
        NOT (
          "opposite" IS NULL
        )
      )) AS "n_0_1",
    CASE
      WHEN (
        (
          COUNT(*) FILTER(WHERE
            (
              NOT (
                "x" IS NULL
              )
            ) AND (
              NOT (
                "square" IS NULL
              )
            ))
        ) < 2
      )
      OR ISNAN(
        CORR("x_0_2", "y_0_2") FILTER(WHERE
          (
            NOT (
              "x" IS NULL
            )
          ) AND (
            NOT (
              "square" IS NULL
            )
          ))
      )
      THEN CAST(NULL AS DOUBLE)
      ELSE CORR("x_0_2", "y_0_2") FILTER(WHERE
        (
          NOT (
            "x" IS NULL
          )
        ) AND (
          NOT (
            "square" IS NULL
          )
        ))
    END AS "c_0_2",
    COUNT(*) FILTER(WHERE
      (
        NOT (
          "x" IS NULL
        )
      ) AND (
        NOT (
          "square" IS NULL
        )
      )) AS "n_0_2",
    CASE
      WHEN (
        (
          COUNT(*) FILTER(WHERE
            (
              NOT (
                "opposite" IS NULL
              )
            ) AND (
              NOT (
                "square" IS NULL
              )
            ))
        ) < 2
      )
      OR ISNAN(
        CORR("x_1_2", "y_1_2") FILTER(WHERE
          (
            NOT (
              "opposite" IS NULL
            )
          ) AND (
            NOT (
              "square" IS NULL
            )
          ))
      )
      THEN CAST(NULL AS DOUBLE)
      ELSE CORR("x_1_2", "y_1_2") FILTER(WHERE
        (
          NOT (
            "opposite" IS NULL
          )
        ) AND (
          NOT (
            "square" IS NULL
          )
        ))
    END AS "c_1_2",
    COUNT(*) FILTER(WHERE
      (
        NOT (
          "opposite" IS NULL
        )
      ) AND (
        NOT (
          "square" IS NULL
        )
      )) AS "n_1_2"
  FROM (
    SELECT
      "x",
      "opposite",
      "square",
      CAST(RANK() OVER (
        PARTITION BY (
          NOT (
            "x" IS NULL
          )
        ) AND (
          NOT (
            "opposite" IS NULL
          )
        )
        ORDER BY "x"
      ) AS DOUBLE) + (
        CAST((
          COUNT(*) OVER (
            PARTITION BY (
              NOT (
                "x" IS NULL
              )
            ) AND (
              NOT (
                "opposite" IS NULL
              )
            ), "x"
          )
        ) - 1 AS DOUBLE) / 2
      ) AS "x_0_1",
      CAST(RANK() OVER (
        PARTITION BY (
          NOT (
            "x" IS NULL
          )
        ) AND (
          NOT (
            "opposite" IS NULL
          )
        )
        ORDER BY "opposite"
      ) AS DOUBLE) + (
        CAST((
          COUNT(*) OVER (
            PARTITION BY (
              NOT (
                "x" IS NULL
              )
            ) AND (
              NOT (
                "opposite" IS NULL
              )
            ), "opposite"
          )
        ) - 1 AS DOUBLE) / 2
      ) AS "y_0_1",
      CAST(RANK() OVER (
        PARTITION BY (
          NOT (
            "x" IS NULL
          )
        ) AND (
          NOT (
            "square" IS NULL
          )
        )
        ORDER BY "x"
      ) AS DOUBLE) + (
        CAST((
          COUNT(*) OVER (
            PARTITION BY (
              NOT (
                "x" IS NULL
              )
            ) AND (
              NOT (
                "square" IS NULL
              )
            ), "x"
          )
        ) - 1 AS DOUBLE) / 2
      ) AS "x_0_2",
      CAST(RANK() OVER (
        PARTITION BY (
          NOT (
            "x" IS NULL
          )
        ) AND (
          NOT (
            "square" IS NULL
          )
        )
        ORDER BY "square"
      ) AS DOUBLE) + (
        CAST((
          COUNT(*) OVER (
            PARTITION BY (
              NOT (
                "x" IS NULL
              )
            ) AND (
              NOT (
                "square" IS NULL
              )
            ), "square"
          )
        ) - 1 AS DOUBLE) / 2
      ) AS "y_0_2",
      CAST(RANK() OVER (
        PARTITION BY (
          NOT (
            "opposite" IS NULL
          )
        ) AND (
          NOT (
            "square" IS NULL
          )
        )
        ORDER BY "opposite"
      ) AS DOUBLE) + (
        CAST((
          COUNT(*) OVER (
            PARTITION BY (
              NOT (
                "opposite" IS NULL
              )
            ) AND (
              NOT (
                "square" IS NULL
              )
            ), "opposite"
          )
        ) - 1 AS DOUBLE) / 2
      ) AS "x_1_2",
      CAST(RANK() OVER (
        PARTITION BY (
          NOT (
            "opposite" IS NULL
          )
        ) AND (
          NOT (
            "square" IS NULL
          )
        )
        ORDER BY "square"
      ) AS DOUBLE) + (
        CAST((
          COUNT(*) OVER (
            PARTITION BY (
              NOT (
                "opposite" IS NULL
              )
            ) AND (
              NOT (
                "square" IS NULL
              )
            ), "square"
          )
        ) - 1 AS DOUBLE) / 2
      ) AS "y_1_2"
    FROM (
      SELECT
        "x",
        "opposite",
        "square"
      FROM "measured"
    ) AS "inner"
  ) AS "inner"
), "orders_part_4" AS (
  SELECT
    CAST('x' AS TEXT) AS "column",
    CAST('opposite' AS TEXT) AS "other",
    "c_0_1" AS "correlation",
    "n_0_1" AS "rows"
  FROM "orders_part_3"
), "orders_part_5" AS (
  SELECT
    CAST('x' AS TEXT) AS "column",
    CAST('square' AS TEXT) AS "other",
    "c_0_2" AS "correlation",
    "n_0_2" AS "rows"
  FROM "orders_part_3"
), "orders_part_6" AS (
  SELECT
    CAST('opposite' AS TEXT) AS "column",
    CAST('square' AS TEXT) AS "other",
    "c_1_2" AS "correlation",
    "n_1_2" AS "rows"
  FROM "orders_part_3"
)
SELECT
  "column",
  "other",
  "correlation",
  "rows"
FROM "orders_part_4"
UNION ALL
SELECT
  "column",
  "other",
  "correlation",
  "rows"
FROM "orders_part_5"
UNION ALL
SELECT
  "column",
  "other",
  "correlation",
  "rows"
FROM "orders_part_6";
