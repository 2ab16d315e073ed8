/** The migrated database that every test database is a copy of. */
export const templateName = 'template_guardianship';

/** Of every role on the throw-away cluster, which only this machine can reach and only while the tests run. */
export const testPassword = 'only-ever-in-tests';
