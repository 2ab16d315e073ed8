import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import { permissionTable } from './app/launch/permission-table.ts';
import options from './remix.config.js';

/** Fonts, images and styles stay files of their own, because the content security policy allows no data: styles. */
export default defineConfig({
  plugins: [permissionTable(), remix(options)],
  build: { target: 'es2022', assetsInlineLimit: 0, sourcemap: false },
  css: { preprocessorOptions: { scss: { loadPaths: ['node_modules'], quietDeps: true } } },
});
