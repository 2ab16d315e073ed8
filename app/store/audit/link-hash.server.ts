import { hash } from 'node:crypto';

const scratch = Buffer.allocUnsafe(64 * 1024);

/** SHA-256 of some bytes, given in hexadecimal, and a text after them; without a new buffer for an entry of usual size. */
export function linkHash(previous: string, text: string): string {
  const size = previous.length / 2;
  const most = size + text.length * 3;
  const bytes = most <= scratch.length ? scratch : Buffer.allocUnsafe(most);
  bytes.write(previous, 0, 'hex');
  const end = size + bytes.write(text, size, 'utf8');
  return hash('sha256', bytes.subarray(0, end), 'hex');
}
