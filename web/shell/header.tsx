import { signOut } from '../session/api-key.ts';
import { Link } from './link.tsx';
import { Mark } from './mark.tsx';

export function Header({ signedIn }: { signedIn: boolean }) {
  return (
    <header className="top">
      <Link href="/" className="brand">
        <Mark />
        Halftone
      </Link>
      <nav aria-label="Page">
        <Link href="/requests">Past requests</Link>
        <a href="/graphql">GraphQL</a>
        {signedIn && (
          <button type="button" className="plain" onClick={signOut}>
            Sign out
          </button>
        )}
      </nav>
    </header>
  );
}
