import type { CaseEventType } from '#app/domain/rules/events.ts';

/** `Child looked after`, from an event's name. */
export function eventInWords(type: CaseEventType): string {
  return type.replace(/(?<=.)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replace(/^Nrm/, 'NRM');
}
