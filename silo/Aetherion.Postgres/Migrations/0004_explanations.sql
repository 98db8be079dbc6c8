-- Why a regime became the label: contributions of the features, as JSON and as a sentence. NULL in older rows.

ALTER TABLE regime_transitions ADD COLUMN explanation jsonb;
