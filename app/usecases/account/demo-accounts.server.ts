import { demoAccounts } from '#app/domain/account/demo-accounts.ts';
import { demoPassword } from '#app/domain/account/demo-password.ts';
import { roleName } from '#app/domain/account/role-name.ts';
import { listDemoAccounts as listAccounts } from '#app/store/account/accounts.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** The invented people to try the service as. Their buttons post the ordinary form: no second way in exists. */
export async function listDemoAccounts({ db }: Pick<Deps, 'db'>) {
  const accounts = await listAccounts(db);
  const sees = new Map(demoAccounts().map((account) => [account.email, account.sees]));
  return {
    password: demoPassword,
    people: accounts.map(({ email, name, role, authority }) => ({
      email,
      name,
      role: roleName[role],
      authority,
      sees: sees.get(email) ?? null,
    })),
  };
}
