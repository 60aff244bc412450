import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type DefaultTheme, defineConfig } from 'vitepress'
import type { Page, Section } from '../scripts/pages.ts'

const navigation = JSON.parse(
  readFileSync(fileURLToPath(new URL('../.cache/navigation.json', import.meta.url)), 'utf8'),
) as { english: Section[]; korean: Page[] }

const link = ({ path, title }: Page): DefaultTheme.SidebarItem => ({
  text: title,
  link: `/${path.replace(/(^|\/)index$/, '$1')}`,
})

const english: DefaultTheme.SidebarItem[] = navigation.english.map(({ title, pages, collapsed }) => ({
  text: title,
  items: [
    ...(title === 'The lesson' ? [{ text: 'Open the lesson', link: '/lesson/', target: '_self' }] : []),
    ...pages.map(link),
  ],
  ...(collapsed === undefined ? {} : { collapsed }),
}))

const lesson = (text: string) => ({ text, link: '/lesson/', target: '_self' })

export default defineConfig({
  title: 'oneloop',
  description: 'Train a neural network in TypeScript, with one loop that runs in Node and in a browser tab.',
  srcDir: '.cache/pages',
  outDir: 'dist',
  cacheDir: '.cache/vitepress',
  cleanUrls: true,
  // The lesson is a page of its own, which the build puts beside these; a test opens it.
  ignoreDeadLinks: [/^\/lesson\//],
  head: [['link', { rel: 'icon', type: 'image/svg+xml', href: `${process.env['DOCS_BASE'] ?? '/'}lesson/icon.svg` }]],
  markdown: {
    anchor: { slugify: githubAnchor },
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
  },
  locales: {
    root: {
      label: 'English',
      lang: 'en',
      themeConfig: {
        nav: [
          { text: 'Start', link: '/start/node' },
          { text: 'Reference', link: '/reference/' },
          { text: 'Troubleshooting', link: '/troubleshooting' },
          lesson('Lesson'),
        ],
        sidebar: english,
      },
    },
    ko: {
      label: '한국어',
      lang: 'ko',
      link: '/ko/',
      description: 'TypeScript로 신경망을 학습시킵니다. 하나의 학습 루프가 Node와 브라우저에서 똑같이 돕니다.',
      themeConfig: {
        nav: [{ text: '시작하기', link: '/ko/start' }, lesson('수업 열기')],
        sidebar: [{ text: '한국어', items: navigation.korean.map(link) }, ...english],
        outline: { label: '이 페이지에서' },
        docFooter: { prev: '이전', next: '다음' },
        darkModeSwitchLabel: '어두운 화면',
        lightModeSwitchTitle: '밝은 화면으로',
        darkModeSwitchTitle: '어두운 화면으로',
        sidebarMenuLabel: '목차',
        returnToTopLabel: '맨 위로',
        langMenuLabel: '언어',
      },
    },
  },
  themeConfig: {
    // Few pages are in Korean: the switch leads to their first.
    i18nRouting: false,
    search: {
      provider: 'local',
      options: {
        locales: {
          ko: {
            translations: {
              button: { buttonText: '찾기', buttonAriaLabel: '찾기' },
              modal: {
                displayDetails: '자세히 보기',
                resetButtonTitle: '지우기',
                backButtonTitle: '닫기',
                noResultsText: '찾은 것이 없습니다:',
                footer: { selectText: '열기', navigateText: '고르기', closeText: '닫기' },
              },
            },
          },
        },
      },
    },
    socialLinks: [{ icon: 'github', link: 'https://github.com/oneloop/oneloop' }],
    outline: [2, 3],
  },
})

/** The anchors that GitHub gives to headings, so that one link serves there and here. */
function githubAnchor(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
    .replaceAll(' ', '-')
}
