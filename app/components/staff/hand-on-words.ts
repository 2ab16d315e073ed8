const number = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** What is said while something is handed on: the people of a manager, or the cases of a worker. */
export const handOnWords = {
  people: {
    title: 'Give their people to another manager',
    about: (count: number) =>
      `${number(count, 'person is', 'people are')} managed by them. Whoever you choose sees their children from then on, and what nobody acts on climbs to them.`,
    to: 'New manager',
    button: 'Give their people to this manager',
    nobody: 'There is nobody else in the same position. Add a colleague first.',
    done: (count: number) => `${number(count, 'person has', 'people have')} another manager now.`,
  },
  cases: {
    title: 'Hand their cases on to a colleague',
    about: (count: number) =>
      `${number(count, 'open case names', 'open cases name')} them as the social worker. Whoever you choose is named instead, is told, and gets what falls due.`,
    to: 'New social worker',
    button: 'Hand the cases on',
    nobody: 'Nobody else of this authority can sign in. Have a colleague added first.',
    done: (count: number) => `${number(count, 'case was', 'cases were')} handed on.`,
  },
} as const;
