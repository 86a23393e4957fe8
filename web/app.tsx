import { Provider } from 'urql';
import { client } from './client.ts';
import { PastPage } from './past/past-page.tsx';
import { useRoute } from './route.ts';
import { apiKey } from './session/api-key.ts';
import { SignIn } from './session/sign-in.tsx';
import { useStored } from './session/stored.ts';
import { Header } from './shell/header.tsx';
import { StartPage } from './start/start-page.tsx';
import { WatchPage } from './watch/watch-page.tsx';

/** @param firstFile what was chosen before this script ran. */
export function App({ firstFile }: { firstFile: File | null }) {
  const { key, wanted } = useStored(apiKey);
  return (
    <Provider value={client}>
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <Header signedIn={key !== null} />
      <main id="main" tabIndex={-1}>
        {/* A new key is a new tenant: nothing of the one before stays. */}
        {wanted ? <SignIn refused={key !== null} /> : <Page key={key} firstFile={firstFile} />}
      </main>
    </Provider>
  );
}

function Page({ firstFile }: { firstFile: File | null }) {
  const route = useRoute();
  if (route.page === 'request') return <WatchPage key={route.requestId} requestId={route.requestId} />;
  return route.page === 'past' ? <PastPage /> : <StartPage firstFile={firstFile} />;
}
