import { signIn } from './api-key.ts';

/** @param refused a key was given, and the server did not take it. */
export function SignIn({ refused }: { refused: boolean }) {
  return (
    <form
      className="sign-in"
      onSubmit={(event) => {
        event.preventDefault();
        const key = String(new FormData(event.currentTarget).get('key') ?? '').trim();
        if (key !== '') signIn(key);
      }}
    >
      <h1>Sign in</h1>
      <p>This server needs an API key. It is kept in this tab only and is never part of a URL.</p>
      <label>
        API key
        <input name="key" type="password" autoComplete="off" required autoFocus spellCheck={false} />
      </label>
      {refused && (
        <p className="bad" role="alert">
          The server did not accept this key.
        </p>
      )}
      <button type="submit" className="primary">
        Sign in
      </button>
    </form>
  );
}
