/**
 * True for one bare address and nothing else: no display name, no list, no comment, no line break.
 * Quoted local parts are refused too; a person then looks at the address.
 */
export function isPlainAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s\p{C}<>()[\],;:"\\@]{1,64}@[^\s\p{C}<>()[\],;:"\\@]+$/u.test(text);
}

/** The bare address within `Name <address>` or `address`; null when there is not exactly one. */
export function addressWithin(sender: string): string | null {
  const address = /^[^<>\p{C}]*<([^<>]+)>$/u.exec(sender.trim())?.[1] ?? sender.trim();
  return isPlainAddress(address) ? address : null;
}
