export const furtherSuites = `
These were the unit and integration suites, on a real PostgreSQL. Three further suites need a program that npm does not
bring, and fail rather than skip without it:

  npm run test:browser   journeys in a real browser     needs Chromium:      apt-get install chromium
                                                        (or CHROMIUM_PATH=/path/to/chromium)
  npm run test:redis     the queue on a real Redis      needs redis-server:  apt-get install redis-server
  npm run test:faults    everything broken on purpose   needs redis-server:  apt-get install redis-server
`;
