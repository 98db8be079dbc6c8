-- What live bars are compared with, of a version that was registered before that was kept. Nothing else of a version ever
-- changes, and this once: where there is a reference, or the row is not the expected one, nothing happens.

CREATE FUNCTION supply_model_reference(supplied_version text, expected_hash text, supplied text, supplied_hash text)
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE models SET reference = supplied, row_hash = supplied_hash
    WHERE version = supplied_version AND row_hash = expected_hash AND reference = '{}';
    RETURN FOUND;
END $$;

REVOKE ALL ON FUNCTION supply_model_reference FROM PUBLIC;
GRANT EXECUTE ON FUNCTION supply_model_reference TO aetherion_app;
