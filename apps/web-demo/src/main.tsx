import { render } from 'preact'
import { App } from './app.tsx'
import { startLanguage } from './i18n/language.ts'
import { provideSha256 } from './insecure-context.ts'
import { readPageOptions } from './page-options.ts'
import { startShare } from './share/share-store.ts'
import { startTheme } from './styles/theme.ts'
import './styles/index.css'

provideSha256()
const options = readPageOptions(location.search)
startLanguage(options.language)
startTheme(options.theme)
startShare(options.run)
render(<App {...options} />, document.getElementById('app')!)

// Not while developing: it would keep old code.
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  addEventListener('load', () => {
    navigator.serviceWorker.register('./service-worker.js').catch(() => {
      // Without it the page needs the network, and works.
    })
  })
}
