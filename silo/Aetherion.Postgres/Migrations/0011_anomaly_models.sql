-- Which anomaly model scored a bar, by its number in model_versions; NULL where none did, and in rows from before this
-- migration. Partitions take the column from their parent.

ALTER TABLE features ADD COLUMN anomaly_model_id integer;
