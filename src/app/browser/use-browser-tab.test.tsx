import { useLayoutEffect } from 'react';
import { expect, test } from 'vitest';
import { defaultConfig } from '@/app/config/config';
import { ConfigurationContext } from '@/app/config/configuration';
import { exampleConnection } from '@/panels/queries/example-connection';
import { testPage } from '@/ui/test-page';
import { useBrowserTab } from './use-browser-tab';

const { render } = testPage();

const connection = exampleConnection();
const configuration = { config: defaultConfig(connection.server), problems: [], connections: [connection] as const };

test('the tab has the title of the page that is drawn with it: no frame shows that of another range', () => {
  const drawn: string[] = [];
  const Tab = ({ title }: { title: string }) => {
    useBrowserTab(title, 'Prometheus', 'ok');
    return null;
  };
  const Frame = () => {
    useLayoutEffect(() => void drawn.push(document.title));
    return null;
  };
  for (const title of ['OK', 'Critical']) {
    render(
      <ConfigurationContext value={configuration}>
        <Tab title={title} />
        <Frame />
      </ConfigurationContext>,
    );
  }
  expect(drawn).toEqual(['OK | Prometheus', 'Critical | Prometheus']);
});
