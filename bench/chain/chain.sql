SELECT *, margin / amount AS margin_share, returns / orders AS return_share
FROM (
  SELECT month, region, category, channel, size, count(*) AS orders, sum(amount) AS amount, sum(margin) AS margin,
    avg(discount) AS mean_discount, sum(CASE WHEN is_return THEN 1 ELSE 0 END) AS returns
  FROM (
    SELECT date_trunc('month', ordered_at) AS month, region, category, channel, amount, discount, is_return,
      amount - quantity * cost AS margin,
      CASE WHEN amount >= 2000 THEN 'large' WHEN amount >= 500 THEN 'middle' ELSE 'small' END AS size
    FROM (
      SELECT * EXCLUDE (channel), quantity * price * (1 - discount) AS amount, status = 'returned' AS is_return,
        nullif(lower(trim(channel)), '') AS channel
      FROM orders
      WHERE status <> 'cancelled' AND quantity > 0)
    LEFT JOIN customers USING (customer_id)
    JOIN products USING (product_id)
    WHERE segment <> 'home office')
  GROUP BY month, region, category, channel, size)
ORDER BY month, region, category, channel, size
