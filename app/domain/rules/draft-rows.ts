/** The rows a form for a draft has for reminders and for the ladder: more than any rule has. */
export const draftRows = {
  reminders: ['remind1', 'remind2', 'remind3', 'remind4', 'remind5', 'remind6'],
  rungs: ['rung1', 'rung2', 'rung3', 'rung4', 'rung5', 'rung6', 'rung7'],
} as const satisfies Record<string, readonly string[]>;
