/** `npm run backup`, `backup:drill`, `backup:restore`, `backup:hold` and `backup:release`: docs/backup.md. */
import { commands } from './backup/commands.ts';

const [name = '', ...words] = process.argv.slice(2);

try {
  const command = commands[name];
  if (command === undefined)
    throw new Error(`There is no ${name}; there are ${Object.keys(commands).join(', ')}.`);
  process.exitCode = (await command(words, process.env, (line) => {
    console.log(line);
  }))
    ? 0
    : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
