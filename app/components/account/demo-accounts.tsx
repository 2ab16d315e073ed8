import { PostForm } from '#app/components/form/post-form.tsx';

type Person = {
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly authority: string | null;
  /** What they find when they sign in. */
  readonly sees: string | null;
};

type Props = {
  readonly accounts: { readonly password: string; readonly people: readonly Person[] };
  readonly next: string | null;
};

/** One button for each invented person. Only the demonstration shows it. */
export function DemoAccounts({ accounts, next }: Props) {
  if (accounts.people.length === 0) return null;
  return (
    <section aria-labelledby="demo">
      <h2 className="govuk-heading-m" id="demo">
        Try it as somebody
      </h2>
      <p className="govuk-body">
        Everybody here is invented. Press a name to sign in; no password is needed.
      </p>
      <ul className="cg-cards">
        {accounts.people.map((person) => (
          <li key={person.email}>
            <PostForm action="/sign-in">
              <input type="hidden" name="email" value={person.email} />
              <input type="hidden" name="password" value={accounts.password} />
              {next && <input type="hidden" name="next" value={next} />}
              <button type="submit" className="govuk-button govuk-button--secondary">
                <strong>{person.name}</strong>
                <br />
                {[person.role, person.authority].filter(Boolean).join(', ')}
              </button>
            </PostForm>
            {person.sees && <p className="govuk-hint">Sees {person.sees}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
