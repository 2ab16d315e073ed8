/** What a checkpoint is for and how anybody with a copy can use it. */
export function HowToVerify({ publicKey }: { readonly publicKey: string | null }) {
  return (
    <>
      <h2 className="govuk-heading-m">How to verify the whole trail</h2>
      <p className="govuk-body">
        Once an hour the end of the trail is signed, added to a file outside the database and sent to the data
        protection lead. Whoever has full power over the database can make the trail anew so that everything
        in it fits; it then no longer fits a checkpoint that has left. So compare with a copy that is not kept
        here, on a machine that reaches the database:
      </p>
      <pre className="cg-command" tabIndex={0} aria-label="The command for the file">
        npm run audit:verify -- --file audit-checkpoints.txt
      </pre>
      <p className="govuk-body">Or with a checkpoint copied from one of the letters:</p>
      <pre className="cg-command" tabIndex={0} aria-label="The command for a letter">
        npm run audit:verify -- --checkpoint &quot;audit-checkpoint v1 seq=…&quot;
      </pre>
      <p className="govuk-body">
        It writes nothing, names the first entry that is not as it was written and what was done to it, and
        ends with 1 if there is any.
      </p>
      {publicKey !== null && (
        <p className="govuk-body">
          The public key that checks the signatures is <code className="cg-codes">{publicKey}</code>. Keep it
          outside too, and give it with <code className="cg-codes">--key</code>.
        </p>
      )}
    </>
  );
}
