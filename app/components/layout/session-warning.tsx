import { useEffect, useState } from 'react';
import { sessionLimits } from '#app/domain/account/session.ts';

const warnBefore = 5 * 60_000;

type Stage = 'quiet' | 'soon' | 'ended';

/** Says five minutes ahead that the session will end, and lets one stay. Needs JavaScript; without it nothing is lost either. */
export function SessionWarning() {
  const [stage, setStage] = useState<Stage>('quiet');
  const [since, setSince] = useState(0);
  useEffect(() => {
    const soon = setTimeout(() => setStage('soon'), sessionLimits.idle - warnBefore);
    const ended = setTimeout(() => setStage('ended'), sessionLimits.idle);
    return () => {
      clearTimeout(soon);
      clearTimeout(ended);
    };
  }, [since]);
  const stay = () => {
    void fetch('/still-here', { method: 'HEAD' }).then(({ ok }) => {
      setStage(ok ? 'quiet' : 'ended');
      setSince((count) => count + 1);
    });
  };
  return (
    <div className="cg-session" role="alert">
      {stage === 'soon' && (
        <p>
          You will be signed out in 5 minutes.{' '}
          <button type="button" className="govuk-button govuk-button--secondary" onClick={stay}>
            Stay signed in
          </button>
        </p>
      )}
      {stage === 'ended' && (
        <p>
          You have been signed out. What you typed is still here: when you send it, you can sign in again and
          nothing is lost.
        </p>
      )}
    </div>
  );
}
