/**
 * The options of the Remix plugin; vite.config.ts hands them over. Single fetch and lazy route discovery
 * stay off: they bring in turbo-stream 2.4.1 and the route manifest endpoint, both known ways to stall a server.
 * Routes are found by the names of their files, so the explicit route list (v3_routeConfig) has nothing to add.
 *
 * @type {import('@remix-run/dev').VitePluginConfig}
 */
export default {
  appDirectory: 'app',
  ignoredRouteFiles: ['**/.*', '**/*.server.ts'],
  serverModuleFormat: 'esm',
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_routeConfig: false,
    v3_singleFetch: false,
    v3_lazyRouteDiscovery: false,
  },
};
