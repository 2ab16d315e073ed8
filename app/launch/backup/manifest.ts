import { createHash } from 'node:crypto';

import { z } from 'zod';

import type { Unpacked } from './tar.ts';

const schema = z.object({
  Files: z.array(
    z.object({
      Path: z.string().optional(),
      'Encoded-Path': z.string().optional(),
      Size: z.number(),
      'Checksum-Algorithm': z.literal('SHA256'),
      Checksum: z.string(),
    }),
  ),
  'Manifest-Checksum': z.string(),
});

/** Compares what was unpacked with the server's own list of it, as pg_verifybackup does. Throws with the first difference. */
export function verifyManifest(text: string, files: Unpacked): number {
  const manifest = schema.parse(JSON.parse(text));
  const sealed = text.slice(0, text.lastIndexOf('"Manifest-Checksum"'));
  if (sha256(sealed) !== manifest['Manifest-Checksum'])
    throw new Error('The list of the backup was changed.');
  for (const entry of manifest.Files) {
    const path = entry.Path ?? Buffer.from(entry['Encoded-Path'] ?? '', 'hex').toString('utf8');
    const file = files.get(path);
    if (file?.size !== entry.Size || file.sha256 !== entry.Checksum)
      throw new Error(`The backup's file ${path} is not as the server wrote it.`);
  }
  return manifest.Files.length;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
