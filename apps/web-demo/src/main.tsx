import { effect } from '@preact/signals'
import { render } from 'preact'
import { App } from './app.tsx'
import { startLanguage } from './i18n/language.ts'
import { provideSha256 } from './insecure-context.ts'
import { keepOffline } from './keep-offline.ts'
import { readPageOptions } from './page-options.ts'
import { startShare } from './share/share-store.ts'
import { startTheme } from './styles/theme.ts'
import { run } from './training/run-store.ts'
import './styles/index.css'

provideSha256()
const options = readPageOptions(location.search)
startLanguage(options.language)
startTheme(options.theme)
startShare(options.run)
render(<App {...options} />, document.getElementById('app')!)

// From a host that sets no headers, it is the service worker that gives the next visit its threads.
if (!crossOriginIsolated) addEventListener('load', keepOffline)
effect(() => {
  if (run.value.phase === 'training') keepOffline()
})
