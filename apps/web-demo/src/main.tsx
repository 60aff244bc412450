import { render } from 'preact'
import { App } from './app.tsx'
import { startLanguage } from './i18n/language.ts'
import { startTheme } from './styles/theme.ts'
import { startRunStore } from './training/run-store.ts'
import './styles/index.css'

startLanguage()
startTheme()
startRunStore()
render(<App />, document.getElementById('app')!)
