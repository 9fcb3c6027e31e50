import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../project';
import { USUAL_PORTS, choosePorts } from './addresses';
import { targetsFile, withGrouping, withInterval, withWebhook, writeConfiguration } from './configuration';

describe('withInterval', () => {
  it('sets every interval and keeps everything else', () => {
    const before =
      '# every 15s\nglobal:\n  scrape_interval: 15s\n  evaluation_interval: 5s\njobs:\n  - job_name: a\n    scrape_interval: 5s\n';
    const after =
      '# every 15s\nglobal:\n  scrape_interval: 2s\n  evaluation_interval: 2s\njobs:\n  - job_name: a\n    scrape_interval: 2s\n';
    expect(withInterval(before, 2)).toBe(after);
  });
});

describe('withGrouping', () => {
  it('shortens grouping and keeps the repeat interval', () => {
    const before = 'route:\n  group_wait: 30s\n  group_interval: 5m\n  repeat_interval: 1h\n';
    expect(withGrouping(before, 2)).toBe('route:\n  group_wait: 2s\n  group_interval: 2s\n  repeat_interval: 1h\n');
  });
});

describe('withWebhook', () => {
  it('throws if the deployed file has another webhook URL', () => {
    expect(() => withWebhook('url: http://elsewhere/', 'http://here/')).toThrow('no longer names');
  });
});

describe('targetsFile', () => {
  it('gives every target a readable instance name', () => {
    expect(JSON.parse(targetsFile('backend', USUAL_PORTS))).toContainEqual({
      targets: ['127.0.0.1:9192'],
      labels: { instance: 'backend-2' },
    });
  });
});

describe('writeConfiguration', () => {
  it('writes targets for every job of the deployed configuration', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vigie-'));
    const files = writeConfiguration(folder, await choosePorts('free'), { interval: 2 });
    const named = [...readFileSync(files.prometheus, 'utf8').matchAll(/targets\/(\w[\w-]*\.yml)/g)].map(
      (match) => match[1],
    );
    expect(new Set(readdirSync(join(folder, 'targets')))).toEqual(new Set(named));
    expect(readdirSync(join(folder, 'rules'))).toContain('backend.yml');
  });

  it('uses the deployed intervals unless others are given', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vigie-'));
    const ports = await choosePorts('free');
    const written = (pace?: Parameters<typeof writeConfiguration>[2]) =>
      Object.values(writeConfiguration(folder, ports, pace)).map((file) => readFileSync(file, 'utf8'));
    const [prometheus, alertmanager = ''] = written();
    expect(prometheus).toBe(readFileSync(join(ROOT, 'ops/prometheus/prometheus.yml'), 'utf8'));
    expect(alertmanager).toContain('group_wait: 30s');
    const [paced, grouped] = written({ interval: 2, grouping: 1 });
    expect(paced).toContain('evaluation_interval: 2s');
    expect(grouped).toBe(withGrouping(alertmanager, 1));
  });
});
