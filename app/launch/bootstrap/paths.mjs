import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
export const modules = join(root, 'node_modules');

/** The Node that everything but this bootstrap runs on. */
export const ownNode = join(modules, 'node', 'bin', 'node');
