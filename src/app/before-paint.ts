import { paintTheme, rememberedTheme } from '@/app/view/theme';
import { oneOf } from '@/app/view/url-text';
import { MODES, THEMES } from '@/app/view/url-words';

// A script of its own, which stands before the style sheet: a dark room must not be lit by a white page for the time of a download.
const parameters = new URLSearchParams(location.search);
paintTheme(oneOf(THEMES).parse(parameters.get('theme') ?? '') ?? rememberedTheme());
document.documentElement.dataset['mode'] = oneOf(MODES).parse(parameters.get('mode') ?? '') ?? 'page';
