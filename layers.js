import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The rooms of src/ and the rooms each of them may import; a room may always import itself. */
export const ROOMS = {
  promql: [],
  format: [],
  prometheus: ['promql'],
  instrumentation: ['promql', 'prometheus'],
  dashboard: ['promql', 'format', 'prometheus', 'instrumentation'],
  health: ['promql', 'format', 'prometheus', 'instrumentation', 'dashboard'],
  ui: ['format'],
  panels: ['promql', 'format', 'prometheus', 'instrumentation', 'dashboard', 'health', 'ui'],
  app: ['promql', 'format', 'prometheus', 'instrumentation', 'dashboard', 'health', 'ui', 'panels'],
};

/**
 * The folders inside a room, and which of its folders each may import. Every folder may also import the files of the
 * room itself, for which `.` stands; these in turn may import only what is listed under `.`.
 */
export const FOLDERS = {
  prometheus: {
    '.': [],
    server: [],
    batching: [],
    incremental: [],
    decode: ['server'],
    recorded: ['decode'],
    transport: ['server', 'decode'],
    connection: ['server', 'batching', 'incremental', 'transport'],
  },
  instrumentation: {
    conventions: [],
    guess: ['conventions'],
    system: ['conventions'],
    discovery: ['conventions', 'guess', 'system'],
    check: ['conventions', 'guess', 'discovery'],
    '.': ['conventions', 'guess', 'system', 'discovery', 'check'],
  },
  dashboard: {
    '.': [],
    'time-range': [],
    derivation: [],
    alerts: [],
    system: [],
    queries: ['system'],
    overview: ['queries'],
  },
  health: {
    '.': [],
    facts: [],
    alerts: [],
    signals: ['alerts'],
    system: ['facts', 'signals'],
    diagnosis: ['signals', 'system'],
    verdict: ['facts', 'alerts', 'signals', 'system', 'diagnosis'],
  },
  ui: {
    '.': [],
    indicators: [],
    controls: [],
    loading: [],
    charts: ['loading'],
    menus: ['controls', 'loading'],
    table: ['controls'],
    palette: ['controls', 'menus'],
  },
  panels: {
    '.': [],
    queries: [],
    state: ['queries'],
    frame: ['state'],
    // No visualisation knows another: pages put them together.
    'alert-list': [],
    'endpoint-table': ['state'],
    fleet: ['state'],
    'panel-menu': ['queries', 'state'],
    saturation: ['state'],
    'service-table': [],
    stat: ['state', 'frame'],
    'time-series': ['state', 'frame'],
    verdict: ['state'],
  },
  app: {
    builds: [],
    rendering: [],
    config: [],
    browser: ['config'],
    view: ['config'],
    refresh: ['view'],
    keys: ['view'],
    discovery: ['rendering', 'config', 'refresh'],
    palette: ['config', 'browser', 'view', 'keys'],
    overview: ['rendering', 'config', 'browser', 'view', 'refresh', 'discovery'],
    banners: ['config', 'view', 'refresh', 'discovery', 'overview'],
    profile: ['config', 'browser', 'view', 'discovery', 'overview'],
    toolbar: ['rendering', 'config', 'view', 'refresh', 'keys', 'discovery', 'palette', 'overview'],
    embed: ['config', 'view', 'overview', 'banners'],
    connection: ['config', 'browser', 'view', 'refresh', 'discovery', 'toolbar', 'embed'],
    'all-services': [
      'config',
      'browser',
      'view',
      'refresh',
      'keys',
      'discovery',
      'palette',
      'overview',
      'banners',
      'toolbar',
    ],
    wall: ['config', 'view', 'refresh', 'keys', 'discovery', 'overview', 'banners', 'all-services'],
    '.': [
      'builds',
      'rendering',
      'config',
      'browser',
      'view',
      'refresh',
      'discovery',
      'overview',
      'banners',
      'profile',
      'toolbar',
      'embed',
      'connection',
      'all-services',
      'wall',
    ],
  },
};

/**
 * Tests, and the examples that only tests import, may import any folder of their room: a test of a reader may check the
 * resulting verdict.
 */
const TESTS = /\.test\.tsx?$|\/example-[^/]+$/;

const ROOMS_WITH_REACT = /^src\/(ui|panels|app)\//;

/** Packages that may only be imported in some places, so that replacing one changes one file or folder. */
export const RESTRICTED_PACKAGES = [
  {
    packages: /^(prometheus-query|axios)$/,
    only: /^src\/prometheus\/transport\/driver\.ts$/,
    where: 'src/prometheus/transport/driver.ts',
  },
  { packages: /^recharts$/, only: /^src\/ui\/charts\//, where: 'src/ui/charts/' },
  { packages: /^@prometheus-io\/lezer-promql$|^@lezer\//, only: /^src\/promql\//, where: 'src/promql/' },
  {
    packages: /^(react|react-dom|react-is|lucide-react|nuqs|tinykeys|@tanstack\/react-[a-z]+)$/,
    only: ROOMS_WITH_REACT,
    where: 'src/ui/, src/panels/ and src/app/',
  },
  {
    packages: /^node:/,
    only: /\.test\.tsx?$|^src\/prometheus\/recorded\/record/,
    where: 'tests and the scripts that record for them: this runs in a browser',
  },
];

/** Names of folders and files that do not describe their content. */
const VAGUE_NAMES = /^(utils?|libs?|helpers?|common|shared|hooks?|types?|constants|services|components|misc)$/;

const ROOT = dirname(fileURLToPath(import.meta.url));

/**
 * The path of a file in the project. Files of `layers.fixture/`, which violate the rules on purpose, are treated as if
 * they were in `src/`.
 */
const placeOf = (filename) =>
  relative(ROOT, filename)
    .replaceAll('\\', '/')
    .replace(/^layers\.fixture\//, '');

const folderOf = (path) => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/**
 * The package of a specifier: `react-dom` of `react-dom/client`, including a scope; Node's modules keep their prefix.
 */
const packageOf = (specifier) =>
  specifier.startsWith('node:') ? specifier : specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

function wrongPackage(from, specifier) {
  const restriction = RESTRICTED_PACKAGES.find(
    ({ packages, only }) => packages.test(packageOf(specifier)) && !only.test(from),
  );
  return restriction && `'${packageOf(specifier)}' may only be named in ${restriction.where}`;
}

function wrongSpecifier(from, specifier) {
  if (specifier.startsWith('..')) return "'../' is not allowed: write '@/folder/file'";
  if (/\.[jt]sx?$/.test(specifier)) return 'leave out the file extension';
  if (specifier.startsWith('./'))
    return specifier.split('/').length > 2 && "'./' is for this folder only: write '@/folder/file'";
  return folderOf(specifier.replace(/^@/, 'src')) === folderOf(from) && "same folder: write './file'";
}

function wrongFolder(from, specifier) {
  const [, room] = from.split('/');
  const folders = FOLDERS[room];
  if (folders === undefined || TESTS.test(from)) return undefined;
  const [here = '.', there = '.'] = [folderOf(from), folderOf(specifier.replace(/^@/, 'src'))].map(
    (path) => path.split('/')[2],
  );
  if (here === there || there === '.' || folders[here]?.includes(there)) return undefined;
  return here === '.'
    ? `${room}/ itself may not import its folder ${there}/`
    : `${room}/${here}/ may not import ${room}/${there}/`;
}

function wrongRoom(from, specifier) {
  const [, fromRoom] = from.split('/');
  const [, toRoom] = specifier.split('/');
  if (!(toRoom in ROOMS)) return `'${toRoom}' is not a room: see ROOMS in layers.js`;
  if (fromRoom === toRoom) return wrongFolder(from, specifier);
  return !ROOMS[fromRoom]?.includes(toRoom) && `${fromRoom}/ may not import ${toRoom}/`;
}

/** What is wrong with `from` (a path inside the project) importing `specifier`: a sentence, or nothing. */
export function wrongImport(from, specifier) {
  if (!from.startsWith('src/')) return undefined;
  const path = specifier.split('?')[0];
  const isOurs = path.startsWith('.') || path.startsWith('@/');
  if (!isOurs) return wrongPackage(from, path);
  return wrongSpecifier(from, path) || (path.startsWith('@/') && wrongRoom(from, path)) || undefined;
}

/** What is wrong with the place of a file: a sentence, or nothing. */
export function wrongPlace(path) {
  const names = path.split('/').map((name) => name.replace(/^(\.?[^.]*).*$/, '$1'));
  const vague = names.find((name) => VAGUE_NAMES.test(name));
  if (vague !== undefined) return `'${vague}' does not describe its content: name it by what is inside`;
  if (names[0] !== 'src') return undefined;
  if (names.length < 3 || !(names[1] in ROOMS)) return `src/ only contains the rooms ${Object.keys(ROOMS).join(', ')}`;
  const folders = FOLDERS[names[1]];
  if (folders !== undefined && names.length > 3 && !(names[2] in folders))
    return `${names[1]}/ has no folder '${names[2]}': see FOLDERS in layers.js`;
  if (names.at(-1) === 'index') return 'no barrels: a file is imported by its own name';
  if (path.endsWith('.tsx') && !ROOMS_WITH_REACT.test(path))
    return 'React may only be used in src/ui/, src/panels/ and src/app/';
  return undefined;
}

const imports = {
  create(context) {
    const from = placeOf(context.filename);
    const check = ({ source }) => {
      if (typeof source?.value !== 'string') return;
      const message = wrongImport(from, source.value);
      if (message) context.report({ node: source, message });
    };
    const reExport = (node) => {
      if (node.source && from.startsWith('src/'))
        context.report({ node, message: 'no re-exports: import from the file that defines it' });
      check(node);
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      TSImportType: check,
      ExportAllDeclaration: reExport,
      ExportNamedDeclaration: reExport,
    };
  },
};

const places = {
  create(context) {
    const message = wrongPlace(placeOf(context.filename));
    return message ? { Program: (node) => context.report({ node, message }) } : {};
  },
};

// A linter plugin is loaded by its default export.
export default { meta: { name: 'layers' }, rules: { imports, places } };
