-- How odd each bar is. anomaly: the score in nats, the rolling threshold (NULL before it is known), then the part of each
-- feature in the score by its number. anomaly_level: 1 above the threshold, 2 above the fixed alarm, 3 both. Both are NULL
-- where the bar was not scored, and in rows from before this migration. Partitions take the columns from their parent.

ALTER TABLE features
    ADD COLUMN anomaly double precision[],
    ADD COLUMN anomaly_level smallint;
