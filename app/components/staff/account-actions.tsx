import { Button, ButtonLink } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import type { Held, Person } from '#app/domain/staff/staff-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Props = {
  readonly person: Wire<Person>;
  readonly held: readonly Held[];
  readonly may: { readonly administer: boolean; readonly handOnCases: boolean };
};

/** How what somebody holds comes into other hands, as far as this reader may do it. */
export function HandOnLinks({ person: { id }, held, may }: Props) {
  const holds = (...kinds: readonly Held['kind'][]) => held.some(({ kind }) => kinds.includes(kind));
  return (
    <>
      {may.handOnCases && holds('worker') && (
        <ButtonLink to={`/staff/${id}/hand-on`} tone="secondary">
          Hand their cases on to a colleague
        </ButtonLink>
      )}
      {may.administer && holds('managed') && (
        <ButtonLink to={`/staff/${id}/hand-on`} tone="secondary">
          Give their people to another manager
        </ButtonLink>
      )}
      {may.administer && holds('guardian', 'offer', 'worker') && (
        <PostForm action={`/staff/${id}?index`}>
          <Button tone="secondary" name="intent" value="ask">
            Ask the coordinators to hand on the children
          </Button>
        </PostForm>
      )}
    </>
  );
}

/** Closing and opening an account. */
export function AccountActions({ person: { id, status } }: { readonly person: Wire<Person> }) {
  if (status === 'suspended' || status === 'left')
    return (
      <>
        <h2 className="govuk-heading-m">The account</h2>
        <ButtonLink to={`/staff/${id}/reinstate`} tone="secondary">
          Let them back in
        </ButtonLink>
      </>
    );
  return (
    <>
      <h2 className="govuk-heading-m">The account</h2>
      {status === 'invited' && (
        <PostForm action={`/staff/${id}?index`}>
          <Button tone="secondary" name="intent" value="invite">
            Send the invitation again
          </Button>
        </PostForm>
      )}
      {status === 'active' && (
        <p className="govuk-body">
          <a className="govuk-link" href={`/staff/${id}/lost-factor`}>
            They have lost every way to sign in
          </a>
        </p>
      )}
      <div className="govuk-button-group">
        <ButtonLink to={`/staff/${id}/suspend`} tone="secondary">
          Close the account
        </ButtonLink>
        <ButtonLink to={`/staff/${id}/emergency`} tone="warning">
          Take access away now
        </ButtonLink>
      </div>
    </>
  );
}
