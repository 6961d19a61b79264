import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const FOLDER = new URL('../docs/deploy/', import.meta.url).pathname;

function findProgram(name: string): string | undefined {
  return ['/usr/bin', '/usr/sbin', '/bin', '/sbin', '/usr/local/bin', '/usr/local/sbin'].map((folder) => join(folder, name)).find((path) => existsSync(path));
}

const analyze = findProgram('systemd-analyze');
const nginx = findProgram('nginx');
const openssl = findProgram('openssl');

/** Whatever a unit starts need not be installed where the unit is checked. */
function standIn(unit: string): string {
  return unit.replace(/^(ExecStart=)(\/\S+)/gm, (_line, key: string, program: string) => `${key}${existsSync(program) ? program : '/bin/true'}`);
}

test('each systemd unit of the deployment guide is one', { skip: analyze ? false : 'systemd-analyze is not installed' }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'u-city-units-'));
  try {
    const units = readdirSync(FOLDER).filter((file) => /\.(service|timer)$/.test(file));
    assert.ok(units.length >= 3);
    for (const unit of units) writeFileSync(join(folder, unit), standIn(readFileSync(join(FOLDER, unit), 'utf8')));
    for (const unit of units) {
      const { status, stderr } = spawnSync(analyze ?? '', ['verify', '--man=no', '--recursive-errors=no', join(folder, unit)], { encoding: 'utf8' });
      const complaints = stderr.split('\n').filter((line) => line.includes(unit));
      assert.deepEqual([status, complaints], [0, []], stderr);
    }
    writeFileSync(join(folder, 'wrong.service'), '[Service]\nExecStart=relative/program\n');
    assert.notEqual(spawnSync(analyze ?? '', ['verify', '--man=no', join(folder, 'wrong.service')]).status, 0, 'the check finds what is wrong');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the proxy configuration of the deployment guide is one', { skip: nginx && openssl ? false : 'nginx or openssl is not installed' }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'u-city-proxy-'));
  try {
    spawnSync(openssl ?? '', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', '/CN=city.example', '-days', '1', '-keyout', join(folder, 'key.pem'), '-out', join(folder, 'fullchain.pem')]);
    mkdirSync(join(folder, 'logs'));
    const check = (configuration: string) => {
      writeFileSync(join(folder, 'site.conf'), configuration.replaceAll('/etc/ssl/u-city', folder));
      writeFileSync(join(folder, 'nginx.conf'), `pid ${folder}/nginx.pid;\nerror_log ${folder}/logs/error.log;\nevents {}\nhttp {\n  client_body_temp_path ${folder}/body;\n  proxy_temp_path ${folder}/proxy;\n  include ${folder}/site.conf;\n}\n`);
      return spawnSync(nginx ?? '', ['-t', '-p', folder, '-c', join(folder, 'nginx.conf')], { encoding: 'utf8' });
    };
    const site = readFileSync(join(FOLDER, 'nginx.conf'), 'utf8');
    const { status, stderr } = check(site);
    assert.equal(status, 0, stderr);
    assert.notEqual(check(site.replace('proxy_buffering off;', 'proxy_buffering of;')).status, 0, 'the check finds what is wrong');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the policy of a panel’s browser is JSON and lets one city in', () => {
  const policy = JSON.parse(readFileSync(join(FOLDER, 'chromium-policy.json'), 'utf8')) as { URLAllowlist: string[]; VideoCaptureAllowedUrls: string[] };
  assert.deepEqual(policy.URLAllowlist, policy.VideoCaptureAllowedUrls);
});
