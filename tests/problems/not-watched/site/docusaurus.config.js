module.exports = { title: 'Notes', i18n: { defaultLocale: 'en', locales: ['en', 'ru'] } };
