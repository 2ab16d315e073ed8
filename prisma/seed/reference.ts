import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import type { Nation } from '#app/domain/rules/rule.ts';
import { divisionOf } from '#app/domain/rules/select-rules.ts';
import type { Db } from '#app/store/shared/database.server.ts';
import { loadRules } from '#prisma/rules/load.ts';

const nations: Readonly<Record<string, Nation>> = {
  England: 'ENG',
  Wales: 'WAL',
  Scotland: 'SCT',
  'Northern Ireland': 'NI',
};

/** Puts authorities, places, bank holidays and rules into the database as the owner. Repeating it changes nothing. */
export async function seedReference(owner: Db): Promise<void> {
  const authorities = readAuthorities();
  await owner.authority.createMany({ data: authorities, skipDuplicates: true });
  await owner.place.createMany({ data: placesOf(authorities), skipDuplicates: true });
  await owner.bankHoliday.createMany({ data: readHolidays(), skipDuplicates: true });
  await owner.deadlineRule.createMany({
    data: loadRules().map((rule) => ({
      key: rule.key,
      version: rule.version,
      body: asJson(rule),
      validFrom: day(rule.validFrom),
      validTo: rule.validTo === null ? null : day(rule.validTo),
    })),
    skipDuplicates: true,
  });
}

/** A rule is plain data; JSON columns do not take an interface for it. */
const asJson = (rule: object): object => structuredClone(rule);

function readAuthorities() {
  return readCsv<{ gss_code: string; name: string; nation: string; region: string }>('authorities.csv').map(
    (row) => {
      const nation = nations[row.nation];
      if (nation === undefined) throw new Error(`authorities.csv: ${row.gss_code} has no known nation.`);
      return { id: row.gss_code, name: row.name, nation, division: divisionOf(nation), region: row.region };
    },
  );
}

/** Every authority's own area can be chosen, and the ports, airports and stations where children arrive. */
function placesOf(authorities: ReturnType<typeof readAuthorities>) {
  const known = new Map(authorities.map((authority) => [authority.id, authority.name]));
  const areas = authorities.map(({ id, name }) => ({
    id: `area-${id.toLowerCase()}`,
    name,
    kind: 'area',
    searchText: name.toLowerCase(),
    authorityId: id,
  }));
  const points = readCsv<{ id: string; name: string; kind: string; authority: string }>('places.csv').map(
    (row) => {
      const authority = known.get(row.authority);
      if (authority === undefined) throw new Error(`places.csv: ${row.id} names no known authority.`);
      return {
        id: row.id,
        name: row.name,
        kind: row.kind,
        searchText: `${row.name} ${authority}`.toLowerCase(),
        authorityId: row.authority,
      };
    },
  );
  return [...areas, ...points];
}

function readHolidays() {
  return readCsv<{ division: string; date: string; name: string }>('bank_holidays.csv').map((row) => ({
    ...row,
    date: day(row.date),
  }));
}

function readCsv<Row>(name: string): Row[] {
  const path = fileURLToPath(new URL(`../data/${name}`, import.meta.url));
  return parse<Row>(readFileSync(path, 'utf8'), { columns: true, skip_empty_lines: true });
}

const day = (iso: string) => new Date(`${iso}T00:00:00Z`);
