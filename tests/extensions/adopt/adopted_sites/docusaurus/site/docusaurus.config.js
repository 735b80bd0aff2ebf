// title: 'Not this one'
/** @type {import('@docusaurus/types').Config} */
module.exports = {
  title: 'Ferry Line',
  url: 'https://ferry.example',
  baseUrl: '/',
  i18n: { defaultLocale: 'en', locales: ['en', 'ru', 'fr'] },
  presets: [['classic', { docs: { sidebarPath: './sidebars.js', routeBasePath: 'manual' }, blog: { showReadingTime: true } }]],
  themeConfig: {
    navbar: {
      title: 'Ferry Line',
      items: [
        { to: '/manual/intro', label: 'Manual', position: 'left' },
        { to: '/blog', label: 'Log', position: 'left' },
        { href: 'https://code.example/ferry', label: 'Code', position: 'right' },
        { to: '/gone', label: 'Gone', position: 'right' },
      ],
    },
    footer: { links: [{ label: 'Not in the menu', to: '/about' }] },
  },
  run: process.exit(1),
};
