-- The policies of absences ask who answers for somebody, so the web runs the function; taking it from everybody took it
-- from the web too.
GRANT EXECUTE ON FUNCTION answers_for TO app_web;
