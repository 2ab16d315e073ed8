import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

import { mutantNamed, rewritten } from './mutants.ts';

/**
 * Loaded before everything else (`node --import`) in every process of a mutated run: the one production file that the
 * mutant named by MUTANT changes is changed as it is loaded. The service itself has no switch for it. Says that it did,
 * so that a file which nobody loads any more is noticed.
 */
const { name, change } = mutantNamed(process.env['MUTANT'] ?? '');

if (change.kind === 'rewrite') {
  const target = pathToFileURL(change.file).href;
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      if (url !== target) return loaded;
      const source = rewritten(change, textOf(loaded.source));
      process.stderr.write(`mutated: ${name}\n`);
      return { ...loaded, source };
    },
  });
}

function textOf(source: unknown): string {
  if (typeof source === 'string') return source;
  if (source instanceof Uint8Array) return Buffer.from(source).toString('utf8');
  throw new Error('A production file was loaded without its text.');
}
