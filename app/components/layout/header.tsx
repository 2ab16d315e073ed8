import { serviceName } from '#app/components/layout/titled.ts';

export type SignedIn = {
  readonly label: string;
  readonly unread: number;
  readonly places: readonly { readonly to: string; readonly words: string }[];
};

/** Null is nobody; undefined is a page that broke before anybody could tell. */
export type Viewer = SignedIn | null | undefined;

type Props = { readonly signedIn: Viewer; readonly path: string };

/** The name of the service, who is signed in, and where they can go. */
export function Header({ signedIn, path }: Props) {
  return (
    <header className="cg-header">
      <div className="govuk-width-container cg-header__row">
        <a className="cg-header__name" href={signedIn === null ? '/' : '/home'}>
          {serviceName}
        </a>
        {signedIn && <Who label={signedIn.label} />}
        {signedIn === null && <SignInLink path={path} />}
      </div>
      {signedIn && <Places signedIn={signedIn} path={path} />}
    </header>
  );
}

function Who({ label }: { readonly label: string }) {
  return (
    <div className="cg-header__who">
      <span>
        <span className="govuk-visually-hidden">Signed in as </span>
        <a className="cg-header__link" href="/account/security">
          {label}
        </a>
      </span>
      <form method="post" action="/sign-out">
        <button type="submit" className="cg-header__button">
          Sign out
        </button>
      </form>
    </div>
  );
}

function SignInLink({ path }: { readonly path: string }) {
  if (path === '/sign-in') return null;
  return (
    <div className="cg-header__who">
      <a className="cg-header__link" href="/sign-in">
        Sign in
      </a>
    </div>
  );
}

function Places({ signedIn, path }: { readonly signedIn: SignedIn; readonly path: string }) {
  return (
    <nav className="cg-nav" aria-label="Main">
      <ul className="govuk-width-container cg-nav__list">
        {signedIn.places.map(({ to, words }) => (
          <li key={to}>
            <a className="cg-nav__link" href={to} aria-current={isWithin(path, to) ? 'page' : undefined}>
              {words}
              {to === '/inbox' && <Unread count={signedIn.unread} />}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Unread({ count }: { readonly count: number }) {
  if (count === 0) return null;
  return (
    <span className="cg-nav__count">
      {count > 99 ? '99+' : count}
      <span className="govuk-visually-hidden"> not read</span>
    </span>
  );
}

const isWithin = (path: string, place: string) => path === place || path.startsWith(`${place}/`);
