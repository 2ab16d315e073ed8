import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';

/** The one other thing somebody can do who is half way through signing in. */
export function LeaveSignIn() {
  return (
    <PostForm action="/sign-out">
      <Button tone="secondary">Stop and sign out</Button>
    </PostForm>
  );
}
