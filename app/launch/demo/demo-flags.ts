import { parseArgs } from 'node:util';

export type DemoFlags = { readonly story: string | null; readonly quiet: boolean };

/** Reads `--story <name>` and `--quiet`. Throws with the usage, naming the stories there are, on anything else. */
export function readDemoFlags(args: readonly string[], stories: readonly string[]): DemoFlags {
  const usage = `Usage: npm run demo -- [--story ${stories.join(' | ')}] [--quiet]`;
  const values = parsed(args);
  const known = values?.story === undefined || stories.includes(values.story);
  if (values === null || !known) throw new Error(usage);
  return { story: values.story ?? null, quiet: values.quiet };
}

function parsed(args: readonly string[]) {
  const options = { story: { type: 'string' }, quiet: { type: 'boolean', default: false } } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch {
    return null;
  }
}
