import { dictionary } from '@zxcvbn-ts/language-common';

let common: ReadonlySet<string> | undefined;

/** Whether this text, in small letters, is among the passwords that are used most. The list is read when first asked. */
export function isCommonPassword(text: string): boolean {
  common ??= new Set(dictionary['passwords-common'].map(String));
  return common.has(text);
}
