import { describe, expect, test } from 'vitest';

import { readFlags } from '#app/launch/flags.ts';

describe('the flags of npm start', () => {
  test('default to .data in the project and port 3000', () => {
    expect(readFlags([], '/project')).toEqual({ directory: '/project/.data', port: 3000 });
  });

  test('take a folder and a port', () => {
    expect(readFlags(['--data', '/elsewhere', '--port', '4000'], '/project')).toEqual({
      directory: '/elsewhere',
      port: 4000,
    });
  });

  test.each([['--port', 'many'], ['--port', '0'], ['--port', '70000'], ['--nonsense']])(
    'refuse %s %s',
    (...args) => {
      expect(() => readFlags(args, '/project')).toThrow('Usage');
    },
  );
});
