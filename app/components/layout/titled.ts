export const serviceName = 'Guardianship coordination';

/** The title of a tab. Never a child's name: browsers remember titles. */
export const pageTitle = (title: string): string => `${title} – ${serviceName}`;

/** For a route's `meta`: `export const meta = titled('Sign in')`. */
export const titled = (title: string) => () => [{ title: pageTitle(title) }];
